import "server-only";
import { handles } from "./pool";

interface Role {
  is_super: boolean;
  bypasses: boolean;
  owns: boolean;
}

/**
 * Why the portal's database role may not serve, in one line, or null when row-level security binds it (DECIDED 12). A
 * database that does not answer yet is no such reason: readiness says so.
 */
export async function findUnboundRole(): Promise<string | null> {
  const result = await handles()
    .pool.query<Role>(
      `SELECT r.rolsuper AS is_super, r.rolbypassrls AS bypasses,
         EXISTS (SELECT 1 FROM pg_class c WHERE c.relname = 'household' AND pg_has_role(current_user, c.relowner, 'USAGE')) AS owns
       FROM pg_roles r WHERE r.rolname = current_user`,
    )
    .catch(() => null);
  const role = result?.rows[0];
  if (role === undefined || !(role.is_super || role.bypasses || role.owns)) return null;
  return "Peran basis data portal ini tidak terikat aturan baris, jadi portal tidak dijalankan. / The portal's database role is not bound by row-level security.";
}
