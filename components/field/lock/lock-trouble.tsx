"use client";

import { useTranslations } from "next-intl";
import { SIGN_IN } from "@/components/field/sign-in";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import type { Device, Entering } from "@/lib/client/field/device";
import { EarlierLock } from "./earlier-lock";

export interface LockTroubleProps {
  readonly device: Device;
  readonly result: Entering | null;
}

/** Why the lock did not open, and what opens it. A wrong PIN is said at its field. */
export function LockTrouble({ device, result }: LockTroubleProps) {
  const t = useTranslations("work.lock");
  if (result === null || result.kind === "open" || result.kind === "wrong") return null;
  if (result.kind === "earlier-lock") return <EarlierLock device={device} userId={result.userId} why={result.why} />;
  const needsSignIn = result.kind === "refused" && result.code === "UNAUTHENTICATED";
  const word =
    result.kind === "sealed"
      ? (`sealed.${result.why}` as const)
      : result.kind === "silence"
        ? "needsNetwork"
        : result.kind === "somebody-else"
          ? "somebodyElse"
          : needsSignIn
            ? "needsSignIn"
            : result.code === "FORBIDDEN"
              ? "notAllowed"
              : "refused";
  return (
    <div className="mb-5">
      <Alert tone="attention" live="assertive" title={t(word)}>
        <p>{t("nothingLost")}</p>
        {needsSignIn || result.kind === "somebody-else" ? (
          <a href={SIGN_IN} className={buttonClass("primary", "normal", "mt-3")}>
            {t("signIn")}
          </a>
        ) : null}
      </Alert>
    </div>
  );
}
