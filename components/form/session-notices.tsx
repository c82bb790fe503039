"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { isNothing } from "@/lib/client/draft/patch-queue";
import { useFormTools, useSession } from "./form-context";

/** What the person must know before they type on: unsent work found, another window, sign-in needed. */
export function SessionNotices() {
  const t = useTranslations("form.notice");
  const { here } = useFormTools().address;
  const found = useSession((state) => (isNothing(state.local) ? 0 : state.foundCount));
  const isUnreadable = useSession((state) => state.isUnreadable);
  const isElsewhere = useSession((state) => state.isElsewhere);
  const elsewhere = useSession((state) => (state.isUnkeptThere ? "unkeptThere" : "elsewhere"));
  const hasStore = useSession((state) => state.device.kind !== "unavailable");
  const waits = useSession((state) => state.waits);
  const code = useSession(({ link }) => (link.kind === "stopped" ? link.code : null));
  const texts = useErrorTexts();
  return (
    <div className="mb-4 space-y-3 empty:m-0">
      {isElsewhere ? (
        <Notice tone="attention" title={t(elsewhere)} text={t(`${elsewhere}Todo`)}>
          <Button onClick={() => location.reload()}>{t("continueHere")}</Button>
        </Notice>
      ) : null}
      {code === null || isElsewhere ? null : (
        <Notice tone="danger" title={texts[code].what} text={`${texts[code].todo} ${t("kept")}`}>
          {code === "UNAUTHENTICATED" ? (
            <LinkButton href={`/masuk?lanjut=${encodeURIComponent(here)}`} variant="primary">
              {t("signIn")}
            </LinkButton>
          ) : (
            <Button onClick={() => location.reload()}>{t("reload")}</Button>
          )}
        </Notice>
      )}
      {hasStore || waits ? null : <Notice tone="attention" title={t("noStore")} text={t("noStoreTodo")} />}
      {hasStore || !waits ? null : <Notice tone="danger" title={t("full")} text={t("fullTodo")} />}
      {isUnreadable ? <Notice tone="attention" title={t("unreadable")} /> : null}
      {found > 0 ? <Notice tone="info" title={t("found", { count: found })} text={t("foundTodo")} /> : null}
    </div>
  );
}

interface NoticeProps {
  readonly tone: "info" | "attention" | "danger";
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

function Notice({ tone, title, text, children }: NoticeProps) {
  return (
    <Alert tone={tone} title={title} live={tone === "danger" ? "assertive" : "polite"}>
      {text === undefined ? null : <p>{text}</p>}
      {children === undefined ? null : <div className="mt-2">{children}</div>}
    </Alert>
  );
}
