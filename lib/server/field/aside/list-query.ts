import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { AsideEntry, AsidePage } from "@/lib/domain/field/aside";
import { typedIn } from "@/lib/domain/field/typed";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { instrumentFor, instrumentOf } from "@/lib/domain/instrument/registry";
import type { Moment } from "@/lib/domain/list/address";
import type { Sight } from "@/lib/domain/queue/readable";
import type { Locale } from "@/lib/i18n/locale";
import { logRead } from "@/lib/server/audit/log-read";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { findVillagePeriod } from "@/lib/server/period/find-period";
import { formEver } from "@/lib/server/regional/region-set";
import { readAsides } from "./rows";
import { type AsideSubject, findSubjects, isCheck, type OpenAside } from "./subjects";
import { typedWords } from "./words";

/** Each is opened and put into words: few enough to read, and for the page to stay quick. */
export const ASIDES_A_PAGE = 10;

export interface AsideReading {
  readonly after: Moment | null;
  readonly locale: Locale;
  readonly now: Date;
  readonly limit?: number;
}

/**
 * What was typed in the field, set aside, and waits for the reader's decision, the oldest first. Null where nothing waits, and for
 * who does not draft. One audit row for the families shown and one for what was set aside.
 */
export async function listAsides(
  actor: Actor,
  { after, locale, now, limit = ASIDES_A_PAGE }: AsideReading,
): Promise<AsidePage | null> {
  if (!authorize(actor, "proposal:draft")) return null;
  return underScope(scopeOf(actor), async (tx) => {
    const asked = await readAsides(tx.sql, actor, after, limit + 1);
    // The last one of a page was let go: what is left stands before it.
    const isFirst = after === null || asked.length === 0;
    const rows = after !== null && isFirst ? await readAsides(tx.sql, actor, null, limit + 1) : asked;
    if (rows.length === 0) return null;
    const shown = rows.slice(0, limit).map((row): OpenAside => {
      return { row, lines: row.operation === null ? [] : typedIn(row.command, row.operation.input) };
    });
    const subjects = await findSubjects(tx.sql, shown);
    const forms = await findForms(tx.sql, shown, subjects, now);
    const families = [...subjects.values()].flatMap(({ householdId }) => householdId ?? []);
    await Promise.all([
      logRead(tx, actor, "field", "household", [...new Set(families)]),
      logRead(
        tx,
        actor,
        "field",
        "set-aside",
        shown.map(({ row }) => row.id),
      ),
    ]);
    const sight = { locale, identity: authorize(actor, "household:read-identity") };
    const last = rows.length > limit ? shown.at(-1)?.row : undefined;
    return {
      entries: shown.flatMap((aside) => {
        const subject = subjects.get(aside.row.id);
        const form = forms.get(aside.row.id);
        return subject === undefined || form === undefined ? [] : [toEntry(actor, aside, subject, form, sight)];
      }),
      isFirst,
      next: last === undefined ? null : { at: last.keptAt.getTime(), id: last.id },
    };
  });
}

/** The form that each was filled in with, by the row's id: the draft's, else that of the village's period. Each is made once. */
async function findForms(
  sql: Sql,
  shown: readonly OpenAside[],
  subjects: ReadonlyMap<string, AsideSubject>,
  now: Date,
): Promise<ReadonlyMap<string, Instrument>> {
  const made = new Map<string, Instrument>();
  const forms = new Map<string, Instrument>();
  for (const { row } of shown) {
    const form = subjects.get(row.id)?.form ?? null;
    const key = `${row.villageCode} ${form?.instrument} ${form?.instrumentVersion}`;
    const instrument = made.get(key) ?? (await formIn(sql, row.villageCode, form, now));
    made.set(key, instrument);
    forms.set(row.id, instrument);
  }
  return forms;
}

async function formIn(sql: Sql, villageCode: string, form: AsideSubject["form"], now: Date): Promise<Instrument> {
  const own = form === null ? null : instrumentFor(form.instrument, form.instrumentVersion);
  return formEver(sql, own ?? instrumentOf(await findVillagePeriod(sql, villageCode, now)), villageCode);
}

function toEntry(
  actor: Actor,
  { row, lines }: OpenAside,
  { headName, next, names, events }: AsideSubject,
  instrument: Instrument,
  sight: Sight,
): AsideEntry {
  const told = lines.flatMap((line) => (line.kind === "told" ? [[line.uid, line.code] as const] : []));
  const words = { instrument, names, events: new Map([...told, ...events]), sight };
  return {
    id: row.id,
    opId: row.opId,
    headName,
    isCheck: isCheck(row),
    by: row.by,
    isOwn: row.userId === actor.userId,
    // A device that said no time is not one of 1970.
    madeAt: row.madeAt === null || row.madeAt.getTime() === 0 ? null : row.madeAt,
    keptAt: row.keptAt,
    code: row.code,
    answers: row.operation === null ? null : lines.map((line) => typedWords(line, words)),
    next,
  };
}
