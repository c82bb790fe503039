import "server-only";
import type { ClientHook, HookState, HookTry } from "@/lib/domain/api/hook";
import { unseal } from "@/lib/server/crypto/seal";
import { referenceSql } from "@/lib/server/db/reference";

const MOST_TRIES_SHOWN = 10;

interface HookRow {
  readonly address: string;
  readonly state: HookState;
  readonly setBy: string | null;
  readonly setAt: Date;
}

/** The hook of a client that the reader may see; null where it has none. */
export async function findHook(clientId: string): Promise<ClientHook | null> {
  const [row] =
    await referenceSql()<HookRow>`SELECT h.address_sealed AS address, h.state, u.display_name AS "setBy", h.set_at AS "setAt"
      FROM api_hook h LEFT JOIN app_user u ON u.id = h.set_by WHERE h.client_id = ${clientId}`;
  return row === undefined ? null : { ...row, address: unseal(row.address), setBy: row.setBy ?? "?" };
}

/** How the last events of a client fared, the newest first, also those to an address that it has no more. */
export async function listHookTries(clientId: string): Promise<readonly HookTry[]> {
  return referenceSql()<HookTry>`SELECT id, kind, made_at AS "madeAt", state, tries, next_at AS "nextAt", ended_at AS "endedAt", status, fault
      FROM api_hook_event WHERE client_id = ${clientId} ORDER BY made_at DESC, id DESC LIMIT ${MOST_TRIES_SHOWN}`;
}
