"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { heldAt } from "@/lib/client/draft/draft-state";
import type { ConflictChoice } from "@/lib/client/draft/patch-queue";
import { type ShownConflict, shownConflicts } from "@/lib/client/draft/shown-conflicts";
import { eventAnswerWords } from "@/lib/domain/event/event-view";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { answerKey } from "@/lib/domain/instrument/canonical";
import { eventsOf } from "@/lib/domain/proposal/payload";
import { formatInstant } from "@/lib/i18n/formats";
import { useConflictWords } from "./conflict-words";
import { useForm, useFormTools } from "./form-context";
import { useStepTitle } from "./use-step-title";

/** Two people wrote in the same field: both values, by whom and when, and the person chooses, or leaves it to who may. */
export function ConflictDialog() {
  const t = useTranslations("form.conflict");
  const common = useTranslations("common");
  const { store } = useFormTools();
  const { session, page } = store;
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  const payload = useForm((snapshot) => snapshot.payload);
  // Answers about an event that is not told wait with the question whether it happened.
  const conflicts = shownConflicts(state).filter(
    ({ level, uid }) => level !== "event" || eventsOf(payload).some(({ id }) => id === uid),
  );
  const [putOff, setPutOff] = useState(0);
  const lead = page.maySettle === false ? "leadCompanion" : conflicts.some(isKept) ? "leadOthers" : "lead";
  return (
    <Dialog
      open={conflicts.length > 0 && conflicts.length !== putOff}
      onClose={() => setPutOff(conflicts.length)}
      title={t("title", { count: conflicts.length })}
      closeLabel={common("close")}
      wide
    >
      <p className="mb-3 text-muted">{t(lead)}</p>
      {state.isStale ? (
        <p>{t("fetching")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {conflicts.map((each) => (
            <Conflict key={each.id ?? answerKey(each.level, each.uid, each.key)} conflict={each} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function isKept({ isOwn }: ShownConflict): boolean {
  return !isOwn;
}

function Conflict({ conflict }: { readonly conflict: ShownConflict }) {
  const t = useTranslations("form.conflict");
  const { store, locale } = useFormTools();
  const { nameOf } = useStepTitle();
  const { mine, theirs, told, isOwn, id, ...field } = conflict;
  const event = useForm(({ payload }) =>
    eventsOf(payload).find((each) => field.level === "event" && each.id === field.uid),
  );
  const { server } = store.session.getState();
  const words = useConflictWords({ instrument: store.instrument, base: server.base, locale });
  const inWords = (value: AnswerValue) =>
    event === undefined
      ? words.inWords(field, value)
      : eventAnswerWords(event, field.key, value, { instrument: store.instrument, locale, nameOf });
  const say = (value: AnswerValue) => inWords(value).text || words.wordless(value);
  const name = field.uid === null ? null : heldAt(server, { level: "member", uid: field.uid, key: "name" });
  const time = (at: number) => formatInstant(new Date(at), store.page.head.timeZone, locale, "short");
  const labels = {
    mine: isOwn || told === null ? t("mine") : t("fieldOf", { name: told.mineBy, time: time(told.mineAt) }),
    theirs:
      told === null || told.theirsBy === null || told.theirsAt === null
        ? t("theirs")
        : t("theirsOf", { name: told.theirsBy, time: time(told.theirsAt) }),
  };
  const useMine = isOwn || told === null ? t("choose.mine") : t("of", { name: told.mineBy });
  // What the portal keeps only the operator overrules; a device's own that it keeps no row of is chosen here.
  const mayUseMine = store.page.maySettle !== false || id === null;
  const resolve = (choice: ConflictChoice) =>
    store.session.resolve(field, choice, isOwn || id === null ? null : { id, mine });
  return (
    <li className="py-3">
      <p className="font-semibold">
        {field.uid === null ? null : `${typeof name === "string" && name !== "" ? name : nameOf(field.uid)}: `}
        {inWords(mine).label}
      </p>
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        <Value label={labels.mine} text={say(mine)}>
          {mayUseMine ? (
            <Button onClick={() => resolve("mine")}>{useMine}</Button>
          ) : isOwn ? (
            <Button onClick={() => resolve("leave")}>{t("leave")}</Button>
          ) : null}
        </Value>
        <Value label={labels.theirs} text={say(theirs)}>
          <Button onClick={() => resolve("theirs")}>{mayUseMine ? t("choose.theirs") : t("letGo")}</Button>
        </Value>
      </div>
    </li>
  );
}

function Value({
  label,
  text,
  children,
}: {
  readonly label: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-col justify-between gap-2 rounded-md border border-edge p-3">
      <p>
        <span className="block text-sm text-muted">{label}</span>
        {text}
      </p>
      {children}
    </div>
  );
}
