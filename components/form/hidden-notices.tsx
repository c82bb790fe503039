"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { JumpTarget } from "@/lib/domain/form/jump";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { inLocale } from "@/lib/domain/instrument/locale";
import { useForm, useFormTools } from "./form-context";

/** Says which answers went because of another one, and takes that back. */
export function HiddenNotices() {
  const { store, locale } = useFormTools();
  const t = useTranslations("form.hidden");
  const notices = useForm((snapshot) => snapshot.notices);
  const label = ({ level, key }: JumpTarget) => {
    const question = findQuestion(store.instrument, level, key);
    return question === null ? key : inLocale(question.label, locale);
  };
  return notices.map((notice) => (
    <div key={`${notice.cause.key}.${notice.lost.map(({ key }) => key).join()}`} className="mt-4">
      <Alert tone="attention" live="polite" title={t("title", { count: notice.lost.length })}>
        <ul className="list-disc ps-5">
          {[...new Set(notice.lost.map(label))].map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <p className="mt-1">{t("because", { question: label(notice.cause) })}</p>
        <div className="mt-2">
          <Button size="small" icon="undo-2" onClick={() => store.undoNotice(notice)}>
            {t("undo", { question: label(notice.cause) })}
          </Button>
        </div>
      </Alert>
    </div>
  ));
}
