# newscheck as an image. Its user is not root, and it needs no network:
#   docker build -t newscheck .
#   docker run --rm --network none --read-only -v "$PWD:/articles:ro" newscheck check drafts -o concise
FROM python:3.12-slim AS build
WORKDIR /src
COPY . .
RUN python -m tools.wheelhouse /wheels

FROM python:3.12-slim
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    python -m venv /opt/newscheck && \
    /opt/newscheck/bin/pip install --no-cache-dir --no-index --find-links /wheels --require-hashes -r /wheels/requirements.txt
RUN useradd --uid 10001 --no-create-home newscheck
USER 10001
WORKDIR /articles
ENV PATH=/opt/newscheck/bin:$PATH
ENTRYPOINT ["newscheck"]
CMD ["--help"]
