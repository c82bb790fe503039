"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { useFormTools } from "./form-context";
import { QuestionField } from "./question-field";
import { StepLink } from "./step-link";
import { useStepTitle } from "./use-step-title";

/** What one is asked first about somebody new; the rest depends on it. */
const FIRST_ASKED = ["name", "relationDetail", "relationToHead", "sex", "birthDate"] as const;

export function NewMember({ uid, canUndo }: { readonly uid: string; readonly canUndo: boolean }) {
  const { store } = useFormTools();
  const t = useTranslations("form.members");
  const { nameOf } = useStepTitle();
  return (
    <li className="rounded-md border border-s-4 border-line border-s-daun bg-surface px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-lg">{nameOf(uid)}</h3>
        <Badge tone="success" icon="user-plus">
          {t("added")}
        </Badge>
      </div>
      {FIRST_ASKED.map((key) => {
        const question = findQuestion(store.instrument, "member", key);
        return question?.fill !== "answer" ? null : <QuestionField key={key} question={question} uid={uid} />;
      })}
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <StepLink
          step={{ kind: "section", section: "demographic", uid }}
          className="link inline-flex min-h-11 items-center font-semibold"
        >
          {t("continueWith")}
        </StepLink>
        {canUndo ? (
          <Button variant="quiet" size="small" icon="undo-2" onClick={() => store.undoMember(uid)}>
            {t("undoAdd")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
