# The console as an image: built with the network, run without it. docs/operations.md, "In a container".
ARG NODE_VERSION=22

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --include=dev --no-audit --no-fund
COPY . .
# The client, the bundles and the screens, exactly as npm start makes them; it then finds that nothing has changed.
RUN node scripts/prepare.mjs

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
# Root owns the program and the user "node" runs it: what gets in cannot change it. Only /data and Next's cache are its own.
COPY --from=build /app ./
RUN mkdir -p /data .next/cache && chown -R node:node /data .next/cache
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "scripts/check-health.mjs"]
STOPSIGNAL SIGTERM
# No npm in between, so that the signal arrives at the server itself.
CMD ["node", "scripts/serve.mjs"]
