"""The named ways in which documents say no."""

from trafficking_api.kit.errors import Problem


class UnsupportedContent(Problem):
    status = 415
    code = "unsupported_content"
    title = "Files of this kind are not taken"
    explanation = (
        "Taken are PDF, JPEG, PNG, TIFF, Word (docx), Excel (xlsx) and plain text in UTF-8, told by what is "
        "in the file. Files with macros and web pages are refused."
    )


class ContentGone(Problem):
    status = 410
    code = "content_gone"
    title = "The content of this document is no longer here"
    explanation = "The document was put here by mistake, or what was kept of the person has been erased."
