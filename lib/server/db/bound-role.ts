import "server-only";
import { handles } from "./pool";

interface Role {
  is_super: boolean;
  bypasses: boolean;
  owns: boolean;
}

/** Whether row-level security binds the portal's role; `unknown` while the database does not answer. */
export type RoleState = "bound" | "unbound" | "unknown";

declare global {
  // The start-up code and the pages are separate bundles of one process; what was found is found for both.
  var __mutakhirRoleIsBound: boolean | undefined;
}

const PAUSE_MS = 2_000;

export const UNBOUND_ROLE =
  "Peran basis data portal ini tidak terikat aturan baris, jadi portal tidak dijalankan. / The portal's database role is not bound by row-level security.";

/** The state of the portal's role (DECIDED 12): no superuser, no BYPASSRLS, owner of no table. Asked until it is known. */
export async function findRoleState(): Promise<RoleState> {
  if (globalThis.__mutakhirRoleIsBound === true) return "bound";
  const result = await handles()
    .pool.query<Role>(
      `SELECT r.rolsuper AS is_super, r.rolbypassrls AS bypasses,
         EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
       FROM pg_roles r WHERE r.rolname = current_user`,
    )
    .catch(() => null);
  const role = result?.rows[0];
  if (role === undefined) return "unknown";
  if (role.is_super || role.bypasses || role.owns) return "unbound";
  globalThis.__mutakhirRoleIsBound = true;
  return "bound";
}

/**
 * Asks until the database has answered, and calls `refuse` when the role is not bound. The first answer is waited for; a
 * database that comes up later is asked then, and until it has answered the portal is not ready.
 */
export async function watchRole(refuse: () => void, pauseMs = PAUSE_MS): Promise<void> {
  const state = await findRoleState();
  if (state === "unbound") refuse();
  if (state === "unknown") setTimeout(() => void watchRole(refuse, pauseMs), pauseMs).unref();
}
