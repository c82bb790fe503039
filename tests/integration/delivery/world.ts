import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import { hashPassword } from "@/lib/server/auth/password";
import { handles } from "@/lib/server/db/pool";
import { buildPackage } from "@/lib/server/delivery/content/build";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { makeWaiting } from "../queue/waiting";

export const PASSWORD = "kopi pagi di teras";
export const NOW = new Date("2026-11-26T03:00:00Z");
export const later = (minutes: number) => ({ now: new Date(NOW.getTime() + minutes * 60_000) });

/** A regency of its own with a few families, applied proposals, and who sends them. */
export class DeliveryWorld {
  readonly owner = new Client({ connectionString: ownerUrl() });
  families: readonly SeedFamily[] = [];
  verifier!: Actor;
  second!: Actor;
  stranger!: Actor;
  operator!: Actor;

  constructor(
    readonly regency: string,
    readonly village: string,
    private readonly elsewhere: string,
  ) {}

  async open(count = 8): Promise<void> {
    await this.owner.connect();
    this.families = (await makeFamilies(this.owner, this.village, count, "2026-05-14")).filter(
      ({ status }) => status === 1,
    );
    this.verifier = await makeActor(this.owner, "regency-verifier", this.regency);
    this.second = await makeActor(this.owner, "regency-verifier", this.regency);
    this.stranger = await makeActor(this.owner, "regency-verifier", this.elsewhere);
    this.operator = await makeActor(this.owner, "village-operator", this.village);
    const hash = await hashPassword(PASSWORD);
    for (const { userId } of [this.verifier, this.second, this.stranger])
      await this.owner.query("UPDATE app_user SET password_hash = $2 WHERE id = $1", [userId, hash]);
  }

  async close(): Promise<void> {
    await this.owner.end();
    await handles().pool.end();
    await handles().prisma.$disconnect();
  }

  family(index: number): SeedFamily {
    const found = this.families[index];
    if (found === undefined) throw new Error("more families are needed");
    return found;
  }

  /** A proposal of a family that is applied as its first revision. */
  async applied(index: number, revision = 1): Promise<string> {
    const { id } = await makeWaiting(this.owner, {
      state: "applied",
      kind: "condition",
      villageCode: this.village,
      householdId: this.family(index).id,
      contributors: [this.operator.userId],
    });
    await this.owner.query("UPDATE proposal SET applied_revision = $3, state_since = $2 WHERE id = $1", [
      id,
      NOW,
      revision,
    ]);
    return id;
  }

  async make(extra: object = {}): Promise<{ readonly id: string; readonly count: number; readonly leftOut: number }> {
    const input = { id: uuidv7(), regencyCode: this.regency, recipient: "bps", resend: false, ...extra };
    const made = await must<{ count: number; leftOut: number }>(this.verifier, "delivery.make", input, { now: NOW });
    return { ...made, id: input.id };
  }

  build(packageId: string): Promise<void> {
    return buildPackage({ regencyCode: this.regency, packageId, userId: this.verifier.userId }, NOW);
  }

  /** A package of the families given, its files made. */
  async ready(...indexes: readonly number[]): Promise<string> {
    for (const index of indexes) await this.applied(index);
    const { id } = await this.make();
    await this.build(id);
    return id;
  }

  async rows<Row>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return (await this.owner.query(text, [...values])).rows as Row[];
  }
}
