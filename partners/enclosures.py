"""The files that go with our mails: the sealed copy of an agreement, to whoever signed it."""

from partners.models import MouVersion
from partners.mou_paper import file_name, is_settled, pdf_of
from people.kinds import ENCLOSURES, Enclosure


def copy_of(key: str) -> Enclosure | None:
    """The sealed PDF of the version a mail is about; its key is kind:agreement:number."""
    _kind, mou, number = key.split(":")
    version = MouVersion.objects.filter(mou=int(mou), number=int(number)).select_related("mou__partner").first()
    if version is None or not is_settled(version):
        return None
    return Enclosure(file_name(version), pdf_of(version), "application/pdf")


ENCLOSURES.update(mou_active=copy_of, mou_corrected=copy_of)
