/** Which part may import which (ARCHITECTURE). One way only: transport > screens > rules; server > rules. */
const deny = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    deny(
      "domain-is-pure",
      "Rules are pure functions over plain data; they run in the browser, too.",
      { path: "^lib/domain/" },
      { pathNot: ["^lib/domain/", "node_modules/(zod|qrcode-generator)/"] },
    ),
    deny(
      "server-looks-down",
      "The server knows rules, not screens or transport. The queue's process may call its tasks.",
      { path: "^lib/server/" },
      { path: "^(app|components|lib/client|prisma|scripts|tests)/" },
    ),
    deny(
      "screens-have-no-server",
      "Components are given read models; they fetch nothing.",
      { path: "^(components|lib/client|lib/i18n)/" },
      { path: "^(app|lib/server|prisma|scripts|tests)/" },
    ),
    deny("client-has-no-screens", "", { path: "^lib/(client|i18n)/" }, { path: "^components/" }),
    deny(
      "portal-has-no-tooling",
      "What is served imports neither tests nor scripts.",
      { path: "^(app|proxy\\.ts)" },
      { path: "^(prisma|scripts|tests)/" },
    ),
    deny(
      "small-zod-in-browser",
      "zod costs 26 KB, zod/mini 6 (DECIDED 22).",
      { path: "^(components|lib/client)/" },
      { path: "node_modules/zod/(index|v4/classic)", dependencyTypesNot: ["type-only"] },
    ),
    deny(
      "auth-library-stays-inside",
      "Nothing outside lib/server/auth depends on the sign-in library.",
      { path: "^(app|components|lib)/", pathNot: "^lib/server/auth/" },
      { path: "node_modules/next-auth/" },
    ),
    deny(
      "database-handle-stays-inside",
      "The scoped transaction is the only way to a database handle.",
      { path: "^(app|components|lib)/", pathNot: "^lib/server/db/" },
      { path: "^lib/server/db/pool\\.ts$" },
    ),
    deny(
      "driver-stays-inside",
      "Connections are opened in lib/server/db; readiness and the queue's process have one of their own.",
      { path: "^(app|components|lib)/", pathNot: "^lib/server/(db|worker)/|^lib/server/config/readiness\\.ts$" },
      { path: "node_modules/pg/", dependencyTypesNot: ["type-only"] },
    ),
    deny("no-cycles", "", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    deny("no-missing-files", "", {}, { couldNotResolve: true, pathNot: "^(virtual:|bun:)" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|lib/server/db/generated)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".cjs", ".json", ".d.ts", ".css"],
    },
  },
};
