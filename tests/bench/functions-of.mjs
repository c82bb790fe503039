// The portal's own functions for some accounts, to be run in this process as the portal's role.
import pg from "pg";
import { parseQueueView } from "../../lib/domain/queue/filter.ts";
import { findCommand } from "../../lib/server/command/registry.ts";
import { runCommand } from "../../lib/server/command/run-command.ts";
import { findCurrentPeriod } from "../../lib/server/period/current-period.ts";
import { listQueue } from "../../lib/server/queue/queries.ts";
import { actorOf, dashboard, family, search, termsOf } from "./reads.mjs";

const SEARCHES = 60;
const QUEUE = { tier: "verify", view: parseQueueView({}), locale: "id", purpose: "decide" };

export async function functionsOf(ownerUrl, accounts) {
  const actors = new Map();
  for (const account of Object.values(accounts)) actors.set(account.username, await actingAs(ownerUrl, account));
  const actor = ({ username }) => actors.get(username);
  const periods = new Map();
  for (const { username, regionCode } of Object.values(accounts))
    periods.set(username, (await findCurrentPeriod(regionCode, new Date()))?.id ?? null);
  return {
    async command(account, name, input) {
      const envelope = { operationId: crypto.randomUUID(), grantId: actor(account).grant.id, input };
      return runCommand(findCommand(name), actor(account), envelope, new Date());
    },
    search: (account, term) => search(actor(account), term, periods.get(account.username)),
    family: (account, publicId) => family(actor(account), publicId),
    dashboard: (account, code) => dashboard(actor(account), code),
    queue: (account) => listQueue(actor(account), { ...QUEUE, now: new Date() }),
    terms: (code) => termsOf(ownerUrl, code, SEARCHES),
  };
}

/** The account's own person and grant: what is written is theirs. */
async function actingAs(ownerUrl, account) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      'SELECT u.id AS "userId", g.id FROM app_user u JOIN access_grant g ON g.user_id = u.id WHERE u.username = $1 ORDER BY g.id LIMIT 1',
      [account.username],
    );
    const plain = actorOf(account);
    const grant = { ...plain.grant, id: rows[0].id };
    return { ...plain, userId: rows[0].userId, grant, grants: [grant] };
  } finally {
    await client.end();
  }
}
