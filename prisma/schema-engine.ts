import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

let loaded: Promise<void> | null = null;

/**
 * Prisma's schema engine in WebAssembly. The package's own entry imports the `.wasm` file as a module, which Node does
 * not do yet; the native engine would have to be downloaded from a site that a closed network does not reach.
 * @param onScriptError sees PostgreSQL's own error, of which the engine's keeps only a part
 */
export async function openSchemaEngine(ownerUrl: string, onScriptError: (error: unknown) => void) {
  loaded ??= loadEngine();
  await loaded;
  const factory = bindMigrationAwareSqlAdapterFactory(wholeScripts(ownerUrl, onScriptError));
  return await bindings.SchemaEngine.new({ datamodels: undefined }, ignoreLog, factory);
}

async function loadEngine(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = await WebAssembly.compile(readFileSync(join(dirname(entry), "schema_engine_bg.wasm")));
  const instance = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": { ...bindings } });
  // The engine reports its own crashes through this global.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => {
        throw new Error(`schema engine: ${message}`);
      },
    },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
}

/** The engine's log holds statements; what matters of it reaches us as the error. */
function ignoreLog(): void {}

/**
 * The adapter cuts a script at every semicolon, which breaks function bodies. Sent whole, PostgreSQL parses it itself
 * and runs it as one transaction: a migration applies entirely or not at all.
 */
function wholeScripts(ownerUrl: string, onError: (error: unknown) => void): SqlMigrationAwareDriverAdapterFactory {
  // The engine never ends its pool: a connection that has nothing to do goes at once, and keeps nobody from copying the database.
  const inner = new PrismaPg({ connectionString: ownerUrl, max: 2, idleTimeoutMillis: 200 });
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connectToShadowDb: () => inner.connectToShadowDb(),
    connect: async () => {
      const adapter = await inner.connect();
      adapter.executeScript = async (script) => {
        try {
          await adapter.underlyingDriver().query(script);
        } catch (error) {
          onError(error);
          throw error;
        }
      };
      return adapter;
    },
  };
}
