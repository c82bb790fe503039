"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { PaperSession, PaperState } from "@/lib/client/exam/paper-session";
import type { ShownQuestion } from "@/lib/domain/exam/exam-page";

export interface FinishPaperProps {
  readonly questions: readonly ShownQuestion[];
  readonly state: PaperState;
  readonly session: PaperSession;
}

/** Hands the paper in: asks once, naming what is not answered. */
export function FinishPaper({ questions, state, session }: FinishPaperProps) {
  const t = useTranslations("examPaper");
  const [open, setOpen] = useState(false);
  const empty = questions.flatMap(({ place }, index) => (state.kept.answers.has(place) ? [] : [index + 1]));
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" icon="send" wide onClick={() => setOpen(true)}>
        {t("finish")}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={close}
        // Closed afterwards, whatever came of it: what stands in the way is told above the question.
        onConfirm={() => void session.finish().then(close)}
        title={t("finishTitle")}
        confirmLabel={t("finishSave")}
        busyLabel={t("finishing")}
        cancelLabel={t("cancel")}
        busy={state.phase === "closing"}
      >
        <p>
          {empty.length === 0 ? t("finishAll") : t("finishEmpty", { count: empty.length, places: empty.join(", ") })}
        </p>
      </ConfirmDialog>
    </>
  );
}
