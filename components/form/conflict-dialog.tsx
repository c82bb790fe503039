"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { heldAt } from "@/lib/client/draft/draft-state";
import { eventAnswerWords } from "@/lib/domain/event/event-view";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { type AnswerValue, isAnswered } from "@/lib/domain/instrument/answers";
import { answerKey } from "@/lib/domain/instrument/canonical";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { inLocale } from "@/lib/domain/instrument/locale";
import { type AnswerPatch, eventsOf } from "@/lib/domain/proposal/payload";
import { useForm, useFormTools, useSession } from "./form-context";
import { useStepTitle } from "./use-step-title";

/** Somebody else wrote in the same field meanwhile: both values, and the person chooses. */
export function ConflictDialog() {
  const t = useTranslations("form.conflict");
  const common = useTranslations("common");
  const conflicts = useSession((state) => state.local.conflicts);
  const isStale = useSession((state) => state.isStale);
  const [putOff, setPutOff] = useState(0);
  return (
    <Dialog
      open={conflicts.length > 0 && conflicts.length !== putOff}
      onClose={() => setPutOff(conflicts.length)}
      title={t("title", { count: conflicts.length })}
      closeLabel={common("close")}
      wide
    >
      <p className="mb-3 text-muted">{t("lead")}</p>
      {isStale ? (
        <p>{t("fetching")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {conflicts.map((mine) => (
            <Conflict key={answerKey(mine.level, mine.uid, mine.key)} mine={mine} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Conflict({ mine }: { readonly mine: AnswerPatch }) {
  const t = useTranslations("form.conflict");
  const { store, locale } = useFormTools();
  const { nameOf } = useStepTitle();
  const event = useForm(({ payload }) => eventsOf(payload).find(({ id }) => mine.level === "event" && id === mine.uid));
  const theirs = useSession((state) => heldAt(state.server, mine));
  const inWords = (value: AnswerValue) => {
    if (event !== undefined)
      return eventAnswerWords(event, mine.key, value, { instrument: store.instrument, locale, nameOf });
    const question = findQuestion(store.instrument, mine.level, mine.key);
    return question === null
      ? { label: mine.key, text: "" }
      : { label: inLocale(question.label, locale), text: answerText(question, value, locale) };
  };
  const say = (value: AnswerValue) => inWords(value).text || t(isAnswered(value) ? "attached" : "empty");
  const choices = [
    { choice: "mine", label: t("mine"), value: mine.value },
    { choice: "theirs", label: t("theirs"), value: theirs },
  ] as const;
  return (
    <li className="py-3">
      <p className="font-semibold">
        {mine.uid === null ? null : `${nameOf(mine.uid)}: `}
        {inWords(mine.value).label}
      </p>
      <div className="mt-2 grid gap-2 sm:grid-cols-2">
        {choices.map(({ choice, label, value }) => (
          <div key={choice} className="flex flex-col justify-between gap-2 rounded-md border border-edge p-3">
            <p>
              <span className="block text-sm text-muted">{label}</span>
              {say(value)}
            </p>
            <Button onClick={() => store.session.resolve(mine, choice)}>{t(`choose.${choice}`)}</Button>
          </div>
        ))}
      </div>
    </li>
  );
}
