"""The seal under the PDF of an agreement: a signature that any PDF reader checks (PAdES), made with our own key.

The key is made on first use and kept in SEAL_FILE, readable for the application alone; an operator may bring one.
"""

import os
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from asn1crypto import keys, pem, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator.context import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from people.models import Network

FIELD = "Seal"
KEY_BITS = 3072
YEARS = 20


def sealed(pdf: bytes, reason: str, network: str) -> bytes:
    """The PDF with our seal: changing a byte of it breaks the seal."""
    facts = signers.PdfSignatureMetadata(
        field_name=FIELD, reason=reason, name=network, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    out = signers.PdfSigner(facts, signer=our_signer(network)).sign_pdf(writer)
    return out.getvalue()


def seal_bytes(content: bytes) -> str:
    """An RSA signature (PKCS #1 v1.5, SHA-256) in hexadecimal; "" when an operator brought a key of another kind."""
    private = serialization.load_der_private_key(read(seal_file(""))[0].dump(), password=None)
    if not isinstance(private, rsa.RSAPrivateKey):
        return ""
    return private.sign(content, padding.PKCS1v15(), hashes.SHA256()).hex()


def is_sealed_by_us(pdf: bytes) -> bool:
    """Whether a PDF bears our seal, and nothing of it was changed or added since.

    Our certificate stands in each of our seals, letter by letter; a file without it is not read any further, so that
    strangers' files cannot keep the reader of PDFs busy.
    """
    if our_certificate().dump().hex().encode() not in pdf.lower():
        return False
    try:
        found = PdfFileReader(BytesIO(pdf)).embedded_signatures
        if len(found) != 1:
            return False
        status = validate_pdf_signature(found[0], ValidationContext(trust_roots=[our_certificate()]))
    except Exception:  # whatever a broken file makes a reader of PDFs throw: it is not ours as it is
        return False
    whole = status.coverage is not None and status.coverage.name == "ENTIRE_FILE"
    return status.intact and status.valid and whole and status.signing_cert.sha256 == our_certificate().sha256


def our_signer(network: str) -> signers.SimpleSigner:
    key, chain = read(seal_file(network))
    store = SimpleCertificateStore()
    store.register_multiple(chain[1:])
    return signers.SimpleSigner(signing_cert=chain[0], signing_key=key, cert_registry=store)


def our_certificate() -> x509.Certificate:
    return read(seal_file(""))[1][0]


def certificate_pem() -> str:
    """Our certificate as text, for whoever checks the seal elsewhere."""
    return pem.armor("CERTIFICATE", our_certificate().dump()).decode()


def seal_file(network: str) -> Path:
    """The file with our key, made if there is none. Of two processes that make one at once, one is kept."""
    path = Path(settings.SEAL_FILE)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".seal-") as made:  # readable for the owner alone
            made.write(new_key(network or Network.current().name or "Network"))
            made.flush()
            os.fsync(made.fileno())
            try:
                os.link(made.name, path)
            except FileExistsError:
                return path
    return path


def new_key(network: str) -> bytes:
    """A private key and a certificate we sign ourselves, both as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    name = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, network[:64])])
    now = datetime.now(UTC)
    usage = certificates.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    certificate = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(certificates.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(certificates.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain
    ) + certificate.public_bytes(serialization.Encoding.PEM)


def read(path: Path) -> tuple[keys.PrivateKeyInfo, list[x509.Certificate]]:
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> tuple[keys.PrivateKeyInfo, list[x509.Certificate]]:
    """Key and certificates of a PEM file, ours first."""
    content = path.read_bytes()
    private = serialization.load_pem_private_key(content, password=None)
    info = private.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    parts = [der for kind, _headers, der in pem.unarmor(content, multiple=True) if kind == "CERTIFICATE"]
    return keys.PrivateKeyInfo.load(info), [x509.Certificate.load(der) for der in parts]
