import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import { actorOf, findSession, openSession } from "@/lib/server/auth/session-store";
import { codeOf, HERE, type Person, run, VILLAGE, World } from "../admin/world";

/** Monday, 11 May 2026, 10.00 in Makassar's neighbour zone of the tests' region (WIB: 09.00). */
export const MONDAY = new Date("2026-05-11T02:00:00Z");

/** A training world: people are named by decree, trainings planned, seats answered, all by commands at given instants. */
export class TrainingWorld extends World {
  /** Who names people and who trains them, both in {@link HERE} and long since. */
  async staff(): Promise<{ readonly admin: Actor; readonly trainer: Actor }> {
    const since = (role: Role) => [{ role, regionCode: HERE, validFrom: new Date("2025-01-01T00:00:00Z") }];
    return {
      admin: await this.actor(await this.person("Pengelola", since("administrator"))),
      trainer: await this.actor(await this.person("Pelatih", since("trainer"))),
    };
  }

  /** An account with a post, as `user.appoint` makes it. */
  async appointed(admin: Actor, role: Role = "village-operator", at = MONDAY, regionCode: string = VILLAGE.here) {
    const id = uuidv7();
    const postId = uuidv7();
    this.adopt(id);
    const outcome = await run(
      admin,
      "user.appoint",
      {
        id,
        username: `uji.${id.slice(-12)}`,
        displayName: "Ditugaskan (contoh)",
        code: "k7mtp-xw4qh-9dr3c",
        post: postOf({ id: postId, role, regionCode }),
      },
      { at },
    );
    if (codeOf(outcome) !== "OK") throw new Error(JSON.stringify(outcome));
    return { id, postId, username: `uji.${id.slice(-12)}`, grantIds: [] } satisfies Person & { postId: string };
  }

  /** A training from `startsAt` days on, two days long, 09.00 to 16.00. */
  async planned(trainer: Actor, part: Readonly<Record<string, unknown>> = {}, at = MONDAY): Promise<string> {
    const id = uuidv7();
    const outcome = await run(
      trainer,
      "training.plan",
      { ...planOf(id, trainer.userId), regionCode: HERE, ...part },
      { at },
    );
    if (codeOf(outcome) !== "OK") throw new Error(JSON.stringify(outcome));
    return id;
  }

  async invite(trainer: Actor, sessionId: string, appointmentIds: readonly string[], at = MONDAY): Promise<void> {
    const outcome = await run(trainer, "training.invite", { sessionId, appointmentIds }, { at });
    if (codeOf(outcome) !== "OK") throw new Error(JSON.stringify(outcome));
  }

  async seatOf(sessionId: string, postId: string): Promise<{ id: string; state: string }> {
    const [row] = await this.rows<{ id: string; state: string }>(
      "SELECT id, state FROM training_enrolment WHERE session_id = $1 AND appointment_id = $2",
      [sessionId, postId],
    );
    if (row === undefined) throw new Error("no seat");
    return row;
  }

  /** Answers as the person would, at an instant. */
  async answer(person: { readonly id: string }, enrolmentId: string, answer: "accept" | "decline", at: Date) {
    return run(await actingAt(person, at), "seat.answer", { enrolmentId, answer }, { at });
  }

  /** Somebody with a pact and a confirmed seat in a training of their own. */
  async seated({ admin, trainer }: { readonly admin: Actor; readonly trainer: Actor }) {
    const person = await this.appointed(admin);
    const sessionId = await this.planned(trainer);
    await this.invite(trainer, sessionId, [person.postId]);
    await this.sign(person, MONDAY);
    const { id: enrolmentId } = await this.seatOf(sessionId, person.postId);
    await this.answer(person, enrolmentId, "accept", MONDAY);
    return { person, sessionId, enrolmentId };
  }

  async sign(person: { readonly id: string }, at: Date) {
    return run(await actingAt(person, at), "pact.sign", { version: 1, locale: "id" }, { at });
  }

  override async close(): Promise<void> {
    await this.rows("DELETE FROM training_session WHERE region_code LIKE '3204%' OR region_code LIKE '3205%'");
    await this.rows("DELETE FROM certificate_fact WHERE regency_code IN ('3204', '3205')");
    await super.close();
  }
}

export const postOf = (part: Readonly<Record<string, unknown>> = {}) => ({
  id: uuidv7(),
  role: "village-operator",
  regionCode: VILLAGE.here as string,
  neighbourhood: null,
  isDeputy: false,
  decreeNumber: "141/12/2026",
  decreeDate: "2026-05-04",
  profileException: null,
  ...part,
});

export const planOf = (id: string, trainerId: string, part: Readonly<Record<string, unknown>> = {}) => ({
  id,
  title: "Pelatihan operator (contoh)",
  mode: "on-site",
  place: "Aula kecamatan (contoh)",
  trainerId,
  capacity: 30,
  fromDay: "2026-05-14",
  toDay: "2026-05-15",
  fromTime: "09:00",
  toTime: "16:00",
  note: "",
  ...part,
});

/** The person signed in at an instant, under what holds then: invited, provisional or full. */
export async function actingAt({ id }: { readonly id: string }, at: Date): Promise<Actor> {
  const session = await findSession(await openSession(id, "Chrome / Android", at), at);
  const actor = session === null ? null : actorOf(session);
  if (actor === null) throw new Error("nothing to act under");
  return actor;
}

/** What a person holds at an instant. */
export async function levelAt({ id }: { readonly id: string }, at: Date): Promise<string> {
  const session = await findSession(await openSession(id, "Chrome / Android", at), at);
  return (session?.grants ?? []).map(({ level }) => level).join("+");
}
