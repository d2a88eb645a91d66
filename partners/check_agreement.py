#!/usr/bin/env python3
"""Check an exported agreement: python3 check_agreement.py agreement.zip [fingerprint …]

Needs nothing but Python 3.8 or newer: no network, no account, no other file. Says in plain words what holds and what
does not; ends with 0 when everything holds. The fingerprints to give are those of the mails the signers got ("our
record", "the text"), of the PDF, or of the network's key: each is looked for.
"""

# ruff: noqa: T201 — a script talks to whoever runs it

import base64
import hashlib
import io
import json
import sys
import zipfile

FORMAT = "agreement-bundle/1"
CHAPTERS = {"agreement.txt", "version.json", "signatures.json", "record.json", "certificate.pem", "manifest.json"}
CHAPTERS |= {"manifest.sig"}
# ASN.1 of "this is a SHA-256", which stands before the digest in an RSA signature (RFC 8017, 9.2).
MOST_BYTES = 60_000_000  # unpacked
MOST_KEY_BYTES = 2_049  # of the key in a certificate: 16,384 bits
SHA256_MARK = bytes.fromhex("3031300d060960864801650304020105000420")
RSA_OID = bytes.fromhex("06092a864886f70d010101")


class Findings:
    """What was looked at: (holds, words)."""

    def __init__(self):
        self.all = []
        self.known = {}  # fingerprint -> what it is of

    def look(self, holds, words):
        self.all.append((bool(holds), words))
        return bool(holds)

    @property
    def hold(self):
        return bool(self.all) and all(holds for holds, _words in self.all)


def check(content):
    """Findings about the bytes of a bundle. Whatever is wrong with it becomes a finding, never an error."""
    found = Findings()
    try:
        look_at(read(content), found)
    except Exception as error:  # broken in a way nobody thought of: broken it is
        found.look(False, "The bundle cannot be read: %s." % (str(error) or type(error).__name__))
    return found


def read(content):
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        if len(set(bundle.namelist())) != len(bundle.namelist()):
            raise ValueError("a file stands in it twice")
        if sum(entry.file_size for entry in bundle.infolist()) > MOST_BYTES:
            raise ValueError("it is too large to be an agreement")
        return {name: bundle.read(name) for name in bundle.namelist()}


def look_at(files, found):
    missing = sorted(CHAPTERS - set(files))
    if not found.look(
        not missing, "All parts are there." if not missing else "Missing: {}.".format(", ".join(missing))
    ):
        return
    look_at_manifest(files, found)
    version, signatures = json.loads(files["version.json"]), json.loads(files["signatures.json"])
    record = json.loads(files["record.json"])
    found.look(version.get("format") == FORMAT, f"The bundle has the form this checker knows ({FORMAT}).")
    look_at_text(files["agreement.txt"], version, found)
    entries = look_at_record(record, found)
    look_at_signatures(signatures, version, entries, found)
    look_at_paper(files.get("agreement.pdf"), version, entries, found)


def look_at_manifest(files, found):
    """Every file is listed with its fingerprint, and the list bears the network's seal."""
    listed = json.loads(files["manifest.json"])["files"]
    others = set(files) - {"manifest.json", "manifest.sig"}
    found.look(set(listed) == others, "The list of files is complete.")
    for name in sorted(set(listed) & others):
        found.look(sha256(files[name]) == listed[name], f"{name} is as it was exported.")
    certificate = first_certificate(files["certificate.pem"])
    found.known[sha256(certificate)] = "the network’s certificate"
    key = rsa_key(certificate)
    if key is None:
        found.look(files["manifest.sig"] == b"", "The list of files bears no seal this checker can read.")
        return
    found.look(seals(key, files["manifest.json"], files["manifest.sig"]), "The network’s seal under the list is whole.")


def look_at_text(text, version, found):
    found.look(
        sha256(text) == version["sha256"], "The text has the fingerprint of version {}.".format(version["number"])
    )
    found.look(len(text) == version["size"], "The text has its {} bytes.".format(version["size"]))
    found.known[version["sha256"]] = "the text"


def look_at_record(record, found):
    """The chain of the record from the first entry shown to its head. Returns the readable entries by number."""
    number, link, readable, whole = record["first"], record["previous"], {}, True
    for entry in record["entries"]:
        content = hash_of(entry["content"]) if "content" in entry else entry["sha256"]
        link = hash_of({"number": number, "previous": link, "content": content})
        if "content" in entry:
            readable[number] = entry["content"]
            whole = whole and entry["hash"] == link
            found.known[link] = f"entry {number} of the record"
        number += 1
    head = whole and link == record["head"]
    found.look(head, f"The record is a whole chain of {len(record['entries'])} entries up to its head.")
    found.known[record["head"]] = "the head of the record"
    return readable


def look_at_signatures(signatures, version, entries, found):
    """Each signature is under this text, and the record holds it as it was given."""
    signed = {entry["detail"]["signature"]: entry for entry in entries.values() if entry["act"] == "mou.signed"}
    sides = sorted(one["evidence"]["side"] for one in signatures)
    found.look(sides == ["backbone", "partner"], "Both sides have signed.")
    for one in signatures:
        evidence, entry = one["evidence"], signed.get(one["id"])
        words = "{}, {} ({})".format(evidence["name"], evidence["position"], evidence["at"])
        here = evidence["sha256"] == version["signed_sha256"] and evidence["version"] == version["signed_number"]
        found.look(here, f"Signed under this very text: {words}.")
        said = entry["detail"] if entry else {}
        held = (said.get("evidence"), said.get("sha256")) == (hash_of(evidence), evidence["sha256"])
        found.look(held, f"The record holds it so: {words}.")
    if version["number"] != version["signed_number"]:
        found.look(
            version["kind"] == "minor", "This text corrects a slip in version {}.".format(version["signed_number"])
        )
    else:
        found.look(version["sha256"] == version["signed_sha256"], "The text is the one that was signed.")


def look_at_paper(pdf, version, entries, found):
    if pdf is None:
        return
    sealed = [entry["detail"] for entry in entries.values() if entry["act"] == "mou.sealed"]
    papers = {detail["pdf"] for detail in sealed if detail["version"] == version["number"]}
    found.look(sha256(pdf) in papers, "The PDF is the one the record names.")
    found.known[sha256(pdf)] = "the PDF"


# Fingerprints and seals


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def hash_of(plain):
    """SHA-256 of canonical JSON: keys in order, no spaces, letters as they are."""
    return sha256(json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


def first_certificate(pem):
    """The bytes of the first certificate of a PEM file; refuses anything around it that does not belong there."""
    text = pem.decode("ascii")
    inner = text.split("-----BEGIN CERTIFICATE-----")[1].split("-----END CERTIFICATE-----")[0]
    return base64.b64decode("".join(inner.split()), validate=True)


def rsa_key(certificate):
    """(modulus, exponent) of the key in a certificate; None when it is a key of another kind."""
    at = certificate.find(RSA_OID)
    if at < 0:
        return None
    after = certificate.index(b"\x03", at + len(RSA_OID))  # the BIT STRING that holds the key
    bits = der(certificate, after)[0]
    numbers = der(bits, 1)[0]
    modulus, end = der(numbers, 0)
    exponent, _end = der(numbers, end)
    if len(modulus) > MOST_KEY_BYTES or len(exponent) > 4:  # made to keep the checker busy for days
        raise ValueError("the certificate holds no key of use")
    return int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big")


def der(content, at):
    """(value, where it ends) of the ASN.1 element that begins at a place."""
    length, start = content[at + 1], at + 2
    if length & 0x80:
        many = length & 0x7F
        length, start = int.from_bytes(content[start : start + many], "big"), start + many
    return content[start : start + length], start + length


def seals(key, content, signature):
    """Whether an RSA signature (PKCS #1 v1.5, SHA-256), written in hexadecimal, is under a content."""
    modulus, exponent = key
    size = (modulus.bit_length() + 7) // 8
    number = int(signature.decode("ascii"), 16)
    if signature.decode("ascii") != f"{number:0{size * 2}x}":
        return False
    opened = pow(number, exponent, modulus).to_bytes(size, "big")
    digest = SHA256_MARK + hashlib.sha256(content).digest()
    return opened == b"\x00\x01" + b"\xff" * (size - len(digest) - 3) + b"\x00" + digest


def main(arguments):
    if not arguments:
        print(__doc__)
        return 2
    with open(arguments[0], "rb") as file:
        found = check(file.read())
    for fingerprint in arguments[1:]:
        what = found.known.get(fingerprint.strip().lower())
        found.look(what, f"{fingerprint[:12]}… is {what or 'nowhere in this bundle'}.")
    for holds, words in found.all:
        print("ok " if holds else "NOT", words)
    print("\nEverything holds." if found.hold else "\nThis is not the agreement as it was exported.")
    return 0 if found.hold else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
