"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useErrorTexts } from "@/components/shell/error-texts";
import { showToast } from "@/components/ui/toast-store";
import { useCommand } from "@/components/user/use-command";
import type { DraftSession } from "@/lib/client/draft/draft-session";
import type { ErrorCode } from "@/lib/domain/error/error-code";
import type { BlindPage } from "@/lib/domain/ground-check/check-page";
import type { VisitSender } from "./send-visit";

/** Sends a visit to the portal: once, and only when the portal has every answer. */
export function usePortalSender(session: DraftSession | null, page: BlindPage, grantId: string): VisitSender {
  const t = useTranslations("visit");
  const errors = useErrorTexts();
  const router = useRouter();
  const [isSaving, setSaving] = useState(false);
  const [unsent, setUnsent] = useState<ErrorCode | null>(null);
  const { busy, problem, send } = useCommand(grantId);
  const refused = unsent ?? problem?.code ?? null;
  return {
    busy: busy || isSaving,
    refused: refused === null ? null : errors[refused],
    async send(end) {
      if (session === null) return;
      setSaving(true);
      const left = await session.sendAll();
      setSaving(false);
      setUnsent(left);
      if (left !== null) return;
      const { version } = session.getState().server;
      const input = { regencyCode: page.regencyCode, id: page.id, version, ...end };
      if ((await send("ground-check.send", input)) === null) return;
      showToast(t("sent"));
      router.push("/cek-lapangan");
      router.refresh();
    },
  };
}
