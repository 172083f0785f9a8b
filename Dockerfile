# Build on JDK 25; the tests are for `mvn verify`, not for here.
FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/m2 mvn -B -ntp -Dmaven.repo.local=/m2 -DskipTests package -pl api -am

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/rollcall rollcall
COPY --from=build /build/api/target/rollcall.jar /opt/rollcall/rollcall.jar
USER rollcall
WORKDIR /var/lib/rollcall
ENV ROLLCALL_HOME=/var/lib/rollcall \
    SERVER_ADDRESS=0.0.0.0 \
    SERVER_PORT=8080
VOLUME /var/lib/rollcall
EXPOSE 8080
# bash speaks HTTP itself, so that the image needs no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+UseParallelGC", "-XX:+UseCompactObjectHeaders", "-jar", "/opt/rollcall/rollcall.jar"]
