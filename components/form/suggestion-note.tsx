"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { answerText } from "@/lib/domain/instrument/answer-text";
import type { Question } from "@/lib/domain/instrument/question";
import { useForm, useFormTools } from "./form-context";

/** What the other form's answer says of this question: no answer until the person takes it over. */
export function SuggestionNote({ question, uid }: { readonly question: Question; readonly uid: string | null }) {
  const { store, locale } = useFormTools();
  const t = useTranslations("form.suggestion");
  const target = { level: question.level, uid, key: question.key };
  const suggested = useForm(() => store.suggestion(target));
  if (suggested === null) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-sm bg-laut-wash px-3 py-1.5">
      <p className="flex min-w-0 items-start gap-1.5">
        <Icon name="info" className="mt-1 size-4 text-laut" />
        <span>{t("from", { answer: answerText(question, suggested, locale) })}</span>
      </p>
      <Button size="small" icon="check" onClick={() => store.set(target, suggested)}>
        {t("use")}
      </Button>
    </div>
  );
}
