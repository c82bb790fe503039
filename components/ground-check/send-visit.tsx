"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { BlindPage } from "@/lib/domain/ground-check/check-page";
import { VISIT_OUTCOMES, type VisitOutcome } from "@/lib/domain/ground-check/ground-check";

export interface SendVisitProps {
  readonly session: DraftSession;
  readonly page: BlindPage;
  readonly given: number;
  readonly asked: number;
  readonly grantId: string;
}

const MOST_REMARK = 1000;

/** How the visit ended, a word on it, and sending: once, and only when the server has every answer. */
export function SendVisit({ session, page, given, asked, grantId }: SendVisitProps) {
  const t = useTranslations("visit");
  const common = useTranslations("common");
  const errors = useErrorTexts();
  const router = useRouter();
  const [outcome, setOutcome] = useState<VisitOutcome>("found");
  const [remark, setRemark] = useState("");
  const [isTried, setTried] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [unsent, setUnsent] = useState<ErrorCode | null>(null);
  const { busy, problem, send } = useCommand(grantId);
  const needsRemark = outcome !== "found" && remark.trim() === "";
  const needsAnswer = outcome === "found" && given === 0;
  const refused = unsent ?? problem?.code ?? null;

  const ask = () => {
    setTried(true);
    if (needsRemark) document.getElementById("kunjungan-catatan")?.focus();
    else if (!needsAnswer) setAsking(true);
  };
  const finish = async () => {
    setSaving(true);
    const left = await session.sendAll();
    setSaving(false);
    setUnsent(left);
    const { version } = session.getState().server;
    const input = { regencyCode: page.regencyCode, id: page.id, version, outcome, remark: remark.trim() };
    const sent = left === null ? await send("ground-check.send", input) : null;
    setAsking(false);
    if (sent === null) return;
    showToast(t("sent"));
    router.push("/cek-lapangan");
    router.refresh();
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
          <Alert tone="danger" live="assertive" title={errors[refused].what}>
            {errors[refused].todo}
          </Alert>
        )}
        <Button variant="primary" icon="send" busy={busy || isSaving} busyLabel={common("sending")} onClick={ask}>
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
        busy={busy || isSaving}
      >
        <p>{t("confirmText")}</p>
        {outcome === "found" && given < asked ? <p>{t("unanswered", { count: asked - given })}</p> : null}
      </ConfirmDialog>
    </Card>
  );
}
