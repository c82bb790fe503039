"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-style";
import { unsent } from "@/lib/client/exam/kept-answers";
import type { PaperState } from "@/lib/client/exam/paper-session";

export interface PaperNoticeProps {
  readonly state: PaperState;
  /** The page of the result. */
  readonly address: string;
}

/** What stands in the way, and what to do: a lost network, an ended session, the end of the time. */
export function PaperNotice({ state, address }: PaperNoticeProps) {
  const t = useTranslations("examPaper");
  const { link, phase, isTimeUp } = state;
  const notice = (() => {
    if (phase === "over")
      return (
        <Alert tone="info" live="polite" title={t("over")}>
          <a href={address} className="link">
            {t("toResult")}
          </a>
        </Alert>
      );
    if (link.kind === "stopped") return <Stopped isSignedOut={link.code === "UNAUTHENTICATED"} />;
    const isAway = link.kind === "offline";
    if (isTimeUp)
      return (
        <Alert tone="attention" live="assertive" title={t("timeUp")}>
          {t(isAway ? "timeUpOffline" : "timeUpLead")}
        </Alert>
      );
    if (!isAway) return null;
    return (
      <Alert tone="attention" live="polite">
        {state.isKept ? t("offline", { count: unsent(state.kept).length }) : t("offlineNotKept")}
      </Alert>
    );
  })();
  return notice === null ? null : <div className="mt-3">{notice}</div>;
}

function Stopped({ isSignedOut }: { readonly isSignedOut: boolean }) {
  const t = useTranslations("examPaper");
  return (
    <Alert tone="danger" live="assertive">
      <p>{t(isSignedOut ? "signedOut" : "changed")}</p>
      {isSignedOut ? (
        <a href="/masuk?berakhir=1" className={buttonClass("secondary", "normal", "mt-3")}>
          {t("signIn")}
        </a>
      ) : (
        <div className="mt-3">
          <Button icon="refresh-cw" onClick={() => location.reload()}>
            {t("reload")}
          </Button>
        </div>
      )}
    </Alert>
  );
}
