"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ErrorText } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { VISIT_OUTCOMES, type VisitOutcome } from "@/lib/domain/ground-check/ground-check";

/** How a visit is sent from here: to the portal at once, or into the outbox of the device. */
export interface VisitSender {
  readonly busy: boolean;
  /** What was said of this visit before, where its sending came back: it stands until its person changes it. */
  readonly earlier?: VisitEnd | null;
  /** Why it was not taken; null while nothing stands in the way. */
  readonly refused: ErrorText | null;
  /** Resolves when it went or was refused. */
  send(end: VisitEnd): Promise<void>;
}

interface VisitEnd {
  readonly outcome: VisitOutcome;
  readonly remark: string;
}

export interface SendVisitProps {
  readonly sender: VisitSender;
  readonly given: number;
  readonly asked: number;
}

const MOST_REMARK = 1000;

/** How the visit ended, a word on it, and sending: once, and only behind every answer. */
export function SendVisit({ sender, given, asked }: SendVisitProps) {
  const t = useTranslations("visit");
  const common = useTranslations("common");
  const [outcome, setOutcome] = useState<VisitOutcome>(sender.earlier?.outcome ?? "found");
  const [remark, setRemark] = useState(sender.earlier?.remark ?? "");
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { busy, refused } = sender;
  const needsRemark = outcome !== "found" && remark.trim() === "";
  const needsAnswer = outcome === "found" && given === 0;

  const ask = () => {
    setTried(true);
    if (needsRemark) document.getElementById("kunjungan-catatan")?.focus();
    else if (!needsAnswer) setAsking(true);
  };
  const finish = async () => {
    await sender.send({ outcome, remark: remark.trim() });
    setAsking(false);
  };

  return (
    <Card title={t("endTitle")}>
      <div className="space-y-4">
        <RadioCards
          id="kunjungan-hasil"
          name="kunjungan-hasil"
          legend={t("outcome")}
          options={VISIT_OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          value={outcome}
          onChange={(value) => setOutcome(VISIT_OUTCOMES.find((each) => each === value) ?? "found")}
        />
        {outcome === "found" ? null : <Alert tone="attention">{t("answersGo")}</Alert>}
        <Field
          id="kunjungan-catatan"
          label={t("remark")}
          hint={t(outcome === "found" ? "remarkHint" : "remarkHintGone")}
          {...(outcome === "found" ? { mark: common("optional") } : {})}
          error={isTried && needsRemark ? t("remarkMissing") : undefined}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={3}
              maxLength={MOST_REMARK}
              value={remark}
              onChange={(event) => setRemark(event.target.value)}
            />
          )}
        </Field>
        <p role="status" className="tabular">
          {outcome === "found" ? t("given", { given, asked }) : null}
        </p>
        {isTried && needsAnswer ? (
          <Alert tone="danger" live="assertive">
            {t("answerMissing")}
          </Alert>
        ) : null}
        {refused === null ? null : (
          <Alert tone="danger" live="assertive" title={refused.what}>
            {refused.todo}
          </Alert>
        )}
        <Button variant="primary" icon="send" busy={busy} busyLabel={common("sending")} onClick={ask}>
          {t("send")}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void finish()}
        title={t("confirmTitle")}
        confirmLabel={t("send")}
        busyLabel={common("sending")}
        cancelLabel={common("cancel")}
        busy={busy}
      >
        <p>{t("confirmText")}</p>
        {outcome === "found" && given < asked ? <p>{t("unanswered", { count: asked - given })}</p> : null}
      </ConfirmDialog>
    </Card>
  );
}
