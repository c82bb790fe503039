export const TEST_KEYS: Readonly<Record<"MUTAKHIR_SEAL_KEY" | "MUTAKHIR_INDEX_KEY" | "NEXTAUTH_SECRET", string>>;
