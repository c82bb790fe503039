function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`${name} is set by postgres-env.ts, which runs before each integration test file`);
  return value;
}

/** The file's own database as the role `mutakhir_owner`: for preparing and inspecting. */
export const ownerUrl = (): string => setting("DATABASE_OWNER_URL");

/** As the role `mutakhir_app`: what the portal itself may do. */
export const appUrl = (): string => setting("DATABASE_URL");

/** As superuser: for tests about roles and extensions only. */
export const superUrl = (): string => setting("DATABASE_SUPER_URL");
