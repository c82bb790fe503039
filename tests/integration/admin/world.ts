import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import type { Outcome } from "@/lib/domain/error/error-code";
import { actorOf, findSession, openSession } from "@/lib/server/auth/session-store";
import { findCommand } from "@/lib/server/command/registry";
import { runCommand } from "@/lib/server/command/run-command";
import { ownerUrl } from "@/tests/support/urls";

export const NOW = new Date("2026-05-14T03:00:00.000Z");

/** Two neighbouring regencies that no other test uses. */
export const HERE = "3204";
export const THERE = "3205";
export const VILLAGE = { here: "3204052001", there: "3205012001" } as const;

interface GrantSeed {
  readonly role: Role;
  readonly regionCode: string;
  readonly level?: "full" | "provisional";
  readonly validFrom?: Date;
  readonly validTo?: Date | null;
}

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly grantIds: readonly string[];
}

/** People, grants and sessions of one test file, written as the owner and taken away again. */
export class World {
  readonly #owner: Client;
  readonly #people: string[] = [];

  constructor() {
    this.#owner = new Client({ connectionString: ownerUrl() });
  }

  async open(): Promise<void> {
    await this.#owner.connect();
  }

  async rows<Row extends object>(statement: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#owner.query<Row>(statement, [...values])).rows;
  }

  async person(name: string, grants: readonly GrantSeed[]): Promise<Person> {
    const id = uuidv7();
    const username = `uji.${id.slice(-12)}`;
    this.adopt(id);
    await this.#owner.query(
      `INSERT INTO app_user (id, username, display_name, password_hash, status, created_at, updated_at)
       VALUES ($1, $2, $3, 'tanpa', 'active', $4, $4)`,
      [id, username, `${name} (contoh)`, NOW],
    );
    const grantIds: string[] = [];
    for (const grant of grants) grantIds.push(await this.grant(id, grant));
    return { id, username, grantIds };
  }

  async grant(userId: string, grant: GrantSeed): Promise<string> {
    const id = uuidv7();
    await this.#owner.query(
      `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, valid_to, source, reason, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'administrator', 'untuk uji', $8)`,
      [
        id,
        userId,
        grant.role,
        grant.regionCode,
        grant.level ?? "full",
        grant.validFrom ?? new Date("2026-01-01T00:00:00Z"),
        grant.validTo ?? null,
        NOW,
      ],
    );
    await this.#owner.query("UPDATE app_user SET home_code = coalesce(home_code, $2) WHERE id = $1", [
      userId,
      grant.regionCode,
    ]);
    return id;
  }

  /** Accounts that a command made are taken away with the rest. */
  adopt(id: string): void {
    this.#people.push(id);
  }

  /** Signs in and acts under the given grant, by the portal's own way. */
  async actor(person: Person, grantIndex = 0): Promise<Actor> {
    return (await this.signIn(person, grantIndex)).actor;
  }

  async signIn(person: Person, grantIndex = 0): Promise<{ actor: Actor; token: string }> {
    const token = await openSession(person.id, "Chrome / Android", NOW);
    const session = await findSession(token, NOW);
    if (session === null) throw new Error("no session");
    const actor = actorOf({ ...session, chosenGrantId: person.grantIds[grantIndex] ?? null });
    if (actor === null) throw new Error("no valid grant");
    return { actor, token };
  }

  async close(): Promise<void> {
    const ids = [this.#people];
    await this.#owner.query("DELETE FROM audit WHERE actor_id = ANY ($1)", ids);
    await this.#owner.query("DELETE FROM operation WHERE user_id = ANY ($1)", ids);
    await this.#owner.query("DELETE FROM access_grant WHERE user_id = ANY ($1)", ids);
    await this.#owner.query("DELETE FROM app_user WHERE id = ANY ($1)", ids);
    await this.#owner.end();
  }
}

export interface RunOptions {
  readonly operationId?: string;
  readonly grantId?: string;
  readonly at?: Date;
}

/** Runs a command as its handler does. */
export function run(actor: Actor, name: string, input: unknown, options: RunOptions = {}): Promise<Outcome<object>> {
  const command = findCommand(name);
  if (command === null) throw new Error(`no command ${name}`);
  const { operationId = uuidv7(), grantId = actor.grant.id, at = NOW } = options;
  return runCommand(command, actor, { operationId, grantId, input }, at);
}

/** The refusal's code, or "OK". */
export function codeOf(outcome: Outcome<object>): string {
  return outcome.ok ? "OK" : outcome.error.code;
}

export const grantOf = (regionCode: string, part: Readonly<Record<string, unknown>> = {}) => ({
  regionCode,
  level: "full",
  validFrom: "2026-01-01T00:00:00.000Z",
  validTo: null,
  reason: "SK nomor 1 (contoh)",
  ...part,
});
