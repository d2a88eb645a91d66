from backbone.models.transfer import Import, ImportedRow, ImportState

__all__ = ["Import", "ImportState", "ImportedRow"]
