# syntax=docker/dockerfile:1
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -pl app -am -DskipTests -Dspotless.check.skip=true package

FROM eclipse-temurin:25-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home --shell /usr/sbin/nologin vigie \
    && install -d -o vigie -g vigie -m 700 /data
COPY --from=build /src/app/target/vigie /opt/vigie
USER vigie
WORKDIR /data
VOLUME /data
ENV VIGIE_DATA=/data

# A process writes page-url when all its roles are ready.
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/vigie/vigie.jar"]
CMD ["run"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 CMD ["test", "-f", "/data/page-url"]
