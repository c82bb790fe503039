"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { TextArea } from "@/components/ui/text-area";
import { type FormHint, HINT_TAKEN, hintNoteKey, hintTakenKey } from "@/lib/domain/hint/hint";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { sameAnswer } from "@/lib/domain/instrument/answers";
import type { Question } from "@/lib/domain/instrument/question";
import { formatDate } from "@/lib/i18n/formats";
import { useForm, useFormTools } from "./form-context";

/** The save command's limit. */
const LONGEST_NOTE = 500;
const REASONS = ["family", "seen", "other", "old"] as const;

/** What offices of sectors say of this question; nothing where none does. */
export function HintNotes({ question, uid }: { readonly question: Question; readonly uid: string | null }) {
  const { store } = useFormTools();
  const hints = (store.page.hints ?? []).filter(
    (hint) => hint.level === question.level && hint.uid === uid && hint.key === question.key,
  );
  return hints.map((hint) => <HintNote key={hint.id} hint={hint} question={question} />);
}

/** One office's word: no answer until the person takes it over; passed over with a reason, which is kept. */
function HintNote({ hint, question }: { readonly hint: FormHint; readonly question: Question }) {
  const { store, locale } = useFormTools();
  const t = useTranslations("form.hint");
  const target = { level: hint.level, uid: hint.uid, key: hint.key };
  const noteKey = hintNoteKey(hint.id);
  const isSame = useForm(() => sameAnswer(store.answer(target), hint.value));
  const note = useForm(({ payload }) => payload.notes[noteKey] ?? "");
  const isTaken = useForm(({ payload }) => payload.notes[hintTakenKey(hint.id)] !== undefined);
  const [isPassing, setPassing] = useState(false);
  const date = formatDate(hint.asOf, locale);
  if (hint.value === null) return <HintBox>{t(`guarded.${hint.sector}`, { date })}</HintBox>;
  const take = () => {
    store.session.note(hintTakenKey(hint.id), HINT_TAKEN);
    store.set(target, hint.value);
  };
  const isOpen = !isSame && (isPassing || note !== "");
  return (
    <HintBox
      below={isOpen ? <PassReason note={note} onChange={(text) => store.session.note(noteKey, text)} /> : null}
      actions={
        isSame ? null : (
          <span className="flex flex-wrap gap-2">
            <Button size="small" icon="check" onClick={take}>
              {t("use")}
            </Button>
            {isOpen ? null : (
              <Button size="small" icon="circle-minus" onClick={() => setPassing(true)}>
                {t("pass")}
              </Button>
            )}
          </span>
        )
      }
    >
      {t(`told.${hint.sector}`, { answer: answerText(question, hint.value, locale), date })}
      {isSame ? <span className="text-muted"> {t(isTaken ? "taken" : "same")}</span> : null}
    </HintBox>
  );
}

interface HintBoxProps {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly below?: ReactNode;
}

function HintBox({ children, actions, below }: HintBoxProps) {
  return (
    <div className="mt-2 grid gap-2 rounded-sm bg-laut-wash px-3 py-1.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p className="flex min-w-0 items-start gap-1.5">
          <Icon name="landmark" className="mt-1 size-4 shrink-0 text-laut" />
          <span>{children}</span>
        </p>
        {actions}
      </div>
      {below}
    </div>
  );
}

/** Why the office's word is passed over: a usual reason with one press, or in the person's own words. */
function PassReason({ note, onChange }: { readonly note: string; readonly onChange: (text: string) => void }) {
  const t = useTranslations("form.hint");
  const id = useId();
  return (
    <div className="grid gap-2 pb-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {t("reason")}
      </label>
      <span className="flex flex-wrap gap-2">
        {REASONS.map((reason) => (
          <Button key={reason} size="small" onClick={() => onChange(t(`reasons.${reason}`))}>
            {t(`reasons.${reason}`)}
          </Button>
        ))}
      </span>
      <TextArea
        id={id}
        rows={2}
        maxLength={LONGEST_NOTE}
        value={note}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
