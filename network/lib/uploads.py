"""A body far beyond what any of our forms takes is not even read: a stranger must not fill the disk."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST_BYTES = 50_000_000  # somewhat more than the largest file a form takes, so that the form can say what is too much


class Limit(FileUploadHandler):
    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_args: Any, **_more: Any) -> None:
        if content_length > MOST_BYTES:
            raise RequestDataTooBig(f"A body of {content_length} bytes.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Handed on to the next one."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Left to the next one."""
