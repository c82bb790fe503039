// The statements of the portal's own work, taken down once and sent again by a bare client: what the database alone can do.
import pg from "pg";

/** Takes down what `work` sends, and rolls back what it would have committed. */
export async function record(work) {
  const { query } = pg.Client.prototype;
  const taken = [];
  pg.Client.prototype.query = function taking(statement, ...rest) {
    const text = typeof statement === "string" ? statement : statement.text;
    if (typeof text !== "string") return query.call(this, statement, ...rest);
    const ends = text === "COMMIT";
    taken.push(
      typeof statement === "string"
        ? { text: ends ? "ROLLBACK" : text, values: Array.isArray(rest[0]) ? rest[0] : [] }
        : { text, values: statement.values ?? [], name: statement.name },
    );
    return query.call(this, ends ? "ROLLBACK" : statement, ...rest);
  };
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return taken;
}

/** Clients that send a recording each, again and again, statement by statement, each prepared once. */
export async function bareClients(url, recordings) {
  const clients = await Promise.all(
    recordings.map(async (statements) => {
      const client = new pg.Client({ connectionString: url });
      // A database that is stopped under it ends the run by the statement that fails, not by this.
      client.on("error", () => {});
      await client.connect();
      return { client, statements };
    }),
  );
  return {
    async send(at) {
      const { client, statements } = clients[at % clients.length];
      for (const { text, values, name } of statements) await client.query({ text, values, ...(name ? { name } : {}) });
      return true;
    },
    close: () => Promise.all(clients.map(({ client }) => client.end())),
  };
}
