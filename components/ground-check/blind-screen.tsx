"use client";

import { useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import { layOver } from "@/lib/client/draft/patch-queue";
import type { BlindPage, BlindField as Field } from "@/lib/domain/ground-check/check-page";
import { isShown } from "@/lib/domain/ground-check/questions";
import { answerAt, isAnswered } from "@/lib/domain/instrument/answers";
import { findQuestion, type Instrument } from "@/lib/domain/instrument/instrument";
import { BlindField } from "./blind-field";
import { SendVisit, type VisitSender } from "./send-visit";

export interface BlindScreenProps {
  readonly session: DraftSession;
  readonly page: BlindPage;
  readonly instrument: Instrument;
  readonly sender: VisitSender;
}

/** The questions of a check on one page, the family's first, then each person's; and how the visit ended. */
export default function BlindScreen({ session, page, instrument, sender }: BlindScreenProps) {
  const t = useTranslations("visit");
  const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
  useOwnConflicts(session);
  const { answers } = layOver(state.server.payload, state.local);
  // Why a question is asked is not known here and changes nothing about whether it stands.
  const asked = page.asked.map((field) => ({ ...field, why: "welfare" as const }));
  const shown = page.asked.filter((field) => isShown(instrument, asked, answers, { ...field, why: "welfare" }));
  const given = shown.filter(({ level, uid, key }) => isAnswered(answerAt(answers, level, uid, key))).length;
  const groups: readonly { readonly uid: string | null; readonly name: string }[] = [
    { uid: null, name: t("family") },
    ...page.people,
  ];
  if (state.isElsewhere)
    return (
      <Alert tone="attention" live="polite" title={t("elsewhere")}>
        <p>{t("elsewhereTodo")}</p>
        <div className="mt-2">
          <Button onClick={() => location.reload()}>{t("continueHere")}</Button>
        </div>
      </Alert>
    );
  return (
    <div className="grid grid-cols-1 gap-5">
      {groups.map((group) => (
        <Group
          key={group.uid ?? ""}
          name={group.name}
          fields={shown.filter(({ uid }) => uid === group.uid)}
          instrument={instrument}
          session={session}
          answerOf={({ level, uid, key }) => answerAt(answers, level, uid, key)}
        />
      ))}
      <SendVisit sender={sender} given={given} asked={shown.length} />
    </div>
  );
}

interface GroupProps {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly instrument: Instrument;
  readonly session: DraftSession;
  readonly answerOf: (field: Field) => ReturnType<typeof answerAt>;
}

function Group({ name, fields, instrument, session, answerOf }: GroupProps) {
  if (fields.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 text-lg">{name}</h2>
      <div className="rounded-md border border-line bg-surface px-4 sm:px-5">
        {fields.map((field) => {
          const question = findQuestion(instrument, field.level, field.key);
          return question === null ? null : (
            <BlindField
              key={`${field.uid ?? ""}.${field.key}`}
              question={question}
              uid={field.uid}
              value={answerOf(field)}
              onChange={(value) => session.patch({ ...field, before: answerOf(field), value })}
            />
          );
        })}
      </div>
    </section>
  );
}

/** Only one person writes here: where two of their windows disagree, what they wrote last is what they mean. */
function useOwnConflicts(session: DraftSession): void {
  useEffect(
    () =>
      session.subscribe(() => {
        const { local, isStale } = session.getState();
        const [first] = local.conflicts;
        if (first !== undefined && !isStale) session.resolve(first, "mine");
      }),
    [session],
  );
}
