"""Forms drawn by our own field template: label, hint, control, error, one column."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Looks in templates/ first, then among Django's own."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
