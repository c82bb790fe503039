import { createHash } from "node:crypto";

const keyOf = (name) => createHash("sha256").update(`kunci uji ${name}`).digest("base64");

/** Keys of throwaway databases: the same in every run, so that a seeded value can be compared between runs. */
export const TEST_KEYS = {
  MUTAKHIR_SEAL_KEY: keyOf("seal"),
  MUTAKHIR_INDEX_KEY: keyOf("index"),
  NEXTAUTH_SECRET: keyOf("session"),
};
