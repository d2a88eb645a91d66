"""One settings file, read from the environment; .env.example lists every variable."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

from network import api_settings, logging_config, sign_in_settings

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DEBUG = env.bool("DEBUG", default=False)
VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)


def development_secret_key() -> str:
    """A key made once and kept in VAR_DIR, so that sessions survive a restart on a laptop."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        path.write_text(get_random_secret_key())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = env("SECRET_KEY", default="")
if not SECRET_KEY:
    if not DEBUG:
        raise ImproperlyConfigured("Set SECRET_KEY (see .env.example), or DEBUG=1 to try things out.")
    SECRET_KEY = development_secret_key()

SITE_URL = env("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# Applications, in the order of docs/architecture.md: each imports only what stands above it.

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_filters",
    "django_htmx",
    "django_structlog",
    "drf_spectacular",
    "heroicons",
    "knox",
    "rest_framework",
    "rules.apps.AutodiscoverRulesConfig",
    "network.lib",
    "people",
    "partners",
    "working_groups",
    "learning",
    "gatherings",
    "newsletter",
    "backbone",
]

MIDDLEWARE = [
    "people.views.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "people.middleware.PageMethodsMiddleware",
    "network.lib.secret_paths.SecretPathMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "people.middleware.PersonMiddleware",
]

ROOT_URLCONF = "network.urls"
WSGI_APPLICATION = "network.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "people.context.frame",
                "partners.context.mine",
            ],
            "builtins": ["network.lib.templatetags.network", "django.templatetags.i18n"],
        },
    }
]
FORM_RENDERER = "network.lib.forms.Renderer"

# Database: SQLite with nothing to install, PostgreSQL where several processes work.

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'network.sqlite3'}")}
DATABASE = DATABASES["default"]
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a transaction that will write takes the write lock at once and waits its turn;
    # the default loses read-then-write transactions to "database is locked".
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASE["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASE["CONN_HEALTH_CHECKS"] = True
    DATABASE["OPTIONS"] = {
        "connect_timeout": 5,
        "options": "-c statement_timeout=30000 -c lock_timeout=10000",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The cache holds rate limits, who is on a page now, and counts of the last minutes. It lives in the database, so that
# Redis may fail; it has room for many visitors, since where it is full, Django throws a third away, limits and all.
# What may differ from process to process for some minutes is in "process".

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pieces": {  # of pages, the same for many readers; while developing, templates change
        "BACKEND": f"django.core.cache.backends.{'dummy.DummyCache' if DEBUG else 'locmem.LocMemCache'}",
        "LOCATION": "pieces",
    },
}
SESSION_ENGINE = "network.lib.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30

# Signing in

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "account_login"
globals().update(sign_in_settings.ALLAUTH)

# Language and time. Instants are stored in UTC and shown in the reader's zone.

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("en-gb", _("British English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files

STATIC_URL = "static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "network.lib.npm.NpmFinder",
    "network.lib.stylesheets.StylesheetFinder",
]
NPM_ROOT = BASE_DIR / "node_modules"
NPM_FILES = {
    "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2": "fonts/inter.woff2",
    "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2": "fonts/source-serif-4.woff2",
    "htmx.org/dist/htmx.min.js": "vendor/htmx.js",
    "sortablejs/Sortable.min.js": "vendor/sortable.js",
    "cytoscape/dist/cytoscape.min.js": "vendor/cytoscape.js",
}
STYLESHEETS = (  # in this order one file for the browser: network.lib.stylesheets
    "reset", "tokens", "base", "frame", "parts", "menus", "forms", "tables", "pages", "today", "contact", "people",
    "directory", "partners", "jobs", "gatherings", "reminders", "run", "after", "reflections", "agenda", "agreements",
    "builder", "common_agenda", "plan", "lessons", "measures", "cascade", "network", "ourselves", "year", "newsletter",
    "print", "highlights",
)  # fmt: skip
HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else HASHED},
}
WHITENOISE_USE_FINDERS = DEBUG
MEDIA_URL = "files/"
MEDIA_ROOT = VAR_DIR / "files"
FILE_UPLOAD_HANDLERS = [
    "network.lib.uploads.Limit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
UPLOAD_LIMIT_BYTES = env.int("UPLOAD_LIMIT_BYTES", default=20_000_000)

# What seals the PDFs of agreements: a file with a private key and its certificate (PEM), made on first use.

SEAL_FILE = Path(env("SEAL_FILE", default=str(VAR_DIR / "seal.pem")))

# Mail. In development it lands in VAR_DIR/mail and at /mailbox/.

EMAIL_URL = env.email_url("EMAIL_URL", default=f"filemail:///{VAR_DIR / 'mail'}")
globals().update(EMAIL_URL)
EMAIL_BACKEND = env("EMAIL_BACKEND", default=EMAIL_URL["EMAIL_BACKEND"])
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=20)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Harbour County Early Years <network@example.org>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ANYMAIL = env.dict("ANYMAIL", default={})
EMAIL_PER_MINUTE = env.int("EMAIL_PER_MINUTE", default=0)
BOUNCES_URL = env("BOUNCES_URL", default="")
# Mail that backbone staff send with a copy to TOUCHPOINTS_ADDRESS becomes a note of a conversation.
TOUCHPOINTS_URL = env("TOUCHPOINTS_URL", default="")
TOUCHPOINTS_ADDRESS = env("TOUCHPOINTS_ADDRESS", default="")
DKIM_KEY_FILE = env("DKIM_KEY_FILE", default="")
DKIM_SELECTOR = env("DKIM_SELECTOR", default="network")
DKIM_DOMAIN = env("DKIM_DOMAIN", default="")
DELIVERY_LEASE_SECONDS = env.int("DELIVERY_LEASE_SECONDS", default=300)
DELIVERY_CRASH_AT = env("DELIVERY_CRASH_AT", default="")

# Celery: the database is the queue, Celery is the alarm clock. Without Redis it runs on files.

REDIS_URL = env("REDIS_URL", default="")

# Security

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {name: [] for name in ("camera", "geolocation", "microphone", "payment")}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_COOKIES = env.bool("SECURE_COOKIES", default=not DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=not DEBUG)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0 if DEBUG else 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# API

API_RATE = env("API_RATE", default="600/min")
REST_FRAMEWORK = api_settings.REST_FRAMEWORK
REST_KNOX = {"TOKEN_TTL": None, "TOKEN_LIMIT_PER_USER": None, "USER_SERIALIZER": None}
SPECTACULAR_SETTINGS = api_settings.SPECTACULAR

# Logs

LOGGING = logging_config.logging(DEBUG)
logging_config.configure()
