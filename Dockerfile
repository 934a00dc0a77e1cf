# The program as a container: `docker build --tag signboard .`, then what ./signboard takes, e.g. `docker run signboard --help`.

FROM maven:3.9.12-eclipse-temurin-17-noble AS build
WORKDIR /build
COPY pom.xml ./
COPY topics ./topics
COPY src/main ./src/main
RUN mvn -B -q -ntp -Dquick -Dmaven.test.skip=true package

FROM eclipse-temurin:17.0.20_8-jre-jammy
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /var/lib/signboard --shell /usr/sbin/nologin signboard \
    && install --directory --owner=signboard --group=signboard /var/lib/signboard
COPY --from=build /build/target/lib /opt/signboard/lib
COPY --from=build /build/target/signboard.jar /opt/signboard/signboard.jar
USER signboard
WORKDIR /var/lib/signboard
# Inside a container nothing reaches 127.0.0.1 from outside; who may reach the published port is the host's business.
ENV SIGNBOARD_HTTP_HOST=0.0.0.0 SIGNBOARD_DATA_DIR=/var/lib/signboard
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:InitialHeapSize=64m", "-XX:MaxNewSize=128m", "-XX:MetaspaceSize=96m", \
    "-XX:+ExitOnOutOfMemoryError", "-Xlog:gc+ergo=error", "-XX:MaxRAMPercentage=60", \
    "-XX:Tier4InvocationThreshold=50000", "-XX:Tier4MinInvocationThreshold=6000", \
    "-XX:Tier4CompileThreshold=150000", "-XX:Tier4BackEdgeThreshold=400000", \
    "-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8", \
    "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Dsignboard.terminals=none", \
    "-jar", "/opt/signboard/signboard.jar"]
