"use client";

import { useFormTools } from "@/components/form/form-context";
import { useStepTitle } from "@/components/form/use-step-title";
import { jumpTo } from "@/lib/domain/form/jump";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { JudgedField } from "@/lib/domain/practice/judge";

export interface JudgedFieldsProps {
  readonly label: string;
  readonly fields: readonly JudgedField[];
  readonly onGo: () => void;
}

/** Fields that a verdict names, each with the way to it. Of somebody who has not joined yet, the list of members. */
export function JudgedFields({ label, fields, onGo }: JudgedFieldsProps) {
  const { store, locale, goTo } = useFormTools();
  const { nameOf } = useStepTitle();
  if (fields.length === 0) return null;
  return (
    <section aria-label={label}>
      <h3 className="font-semibold">{label}</h3>
      <ul>
        {fields.map(({ level, uid, key }) => {
          const question = findQuestion(store.instrument, level, key);
          const person = uid === "newcomer" ? null : uid;
          const jump = jumpTo(store.instrument, { level, uid: person, key });
          return (
            <li key={`${level}.${uid ?? ""}.${key}`}>
              <button
                type="button"
                className="link min-h-11 py-2 text-start"
                onClick={() => {
                  onGo();
                  goTo(jump.step, jump.fieldId);
                }}
              >
                {person === null ? "" : `${nameOf(person)}: `}
                {question === null ? key : inLocale(question.label, locale)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
