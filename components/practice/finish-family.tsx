"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormTools } from "@/components/form/form-context";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { useCommand } from "@/components/user/use-command";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { JudgedField } from "@/lib/domain/practice/judge";
import { JudgedFields } from "./judged-fields";

interface Verdict {
  readonly isDone: boolean;
  readonly isSetDone: boolean;
  readonly errors: number;
  readonly unexplained: number;
  readonly missed: number;
  readonly strayed: number;
  readonly fields: { readonly missed: readonly JudgedField[]; readonly strayed: readonly JudgedField[] };
}

export interface FinishFamilyProps {
  readonly grantId: string;
  readonly id: string;
  /** The list of tasks. */
  readonly back: string;
}

/** Sends what is unsent, has the family judged, and says what is still missing. */
export function FinishFamily({ grantId, id, back }: FinishFamilyProps) {
  const t = useTranslations("practice.finish");
  const texts = useErrorTexts();
  const router = useRouter();
  const { session } = useFormTools().store;
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [stopped, setStopped] = useState<ErrorCode | null>(null);
  const [isSending, setSending] = useState(false);
  const { busy, problem, send, clear } = useCommand(grantId);
  const check = async () => {
    setStopped(null);
    setSending(true);
    const refused = await session.sendAll();
    setSending(false);
    if (refused !== null) return setStopped(refused);
    const value = await send<Verdict>("practice.finish", { id, version: session.getState().server.version });
    if (value !== null) setVerdict(value);
  };
  const code = stopped ?? problem?.code ?? null;
  const close = () => {
    setVerdict(null);
    setStopped(null);
    clear();
    if (verdict?.isDone) router.push(back);
  };
  return (
    <>
      <Button icon="clipboard-check" busy={busy || isSending} busyLabel={t("checking")} onClick={() => void check()}>
        {t("check")}
      </Button>
      <Dialog
        open={verdict !== null || code !== null}
        onClose={close}
        title={verdict?.isDone ? t("right") : t("notYet")}
        closeLabel={t("close")}
        footer={
          verdict?.isDone ? (
            <LinkButton href={back} variant="primary" iconEnd="arrow-right">
              {t("goOn")}
            </LinkButton>
          ) : (
            <Button variant="primary" onClick={close}>
              {t("mend")}
            </Button>
          )
        }
      >
        {code === null ? null : (
          <Alert tone="danger" title={texts[code].what}>
            {texts[code].todo}
          </Alert>
        )}
        {verdict === null ? null : <VerdictText verdict={verdict} onGo={close} />}
      </Dialog>
    </>
  );
}

function VerdictText({ verdict, onGo }: { readonly verdict: Verdict; readonly onGo: () => void }) {
  const t = useTranslations("practice.finish");
  if (verdict.isDone) return <p>{t(verdict.isSetDone ? "setDone" : "familyDone")}</p>;
  const lines = (["errors", "unexplained", "missed", "strayed"] as const).filter((line) => verdict[line] > 0);
  return (
    <div className="space-y-3">
      <ul className="list-disc space-y-1 ps-5">
        {lines.map((line) => (
          <li key={line}>{t(line, { count: verdict[line] })}</li>
        ))}
      </ul>
      <JudgedFields label={t("missedFields")} fields={verdict.fields.missed} onGo={onGo} />
      <JudgedFields label={t("strayedFields")} fields={verdict.fields.strayed} onGo={onGo} />
    </div>
  );
}
