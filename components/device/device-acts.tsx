import { getTranslations } from "next-intl/server";
import { problemLabels } from "@/components/user/labels";
import type { DeviceLine } from "@/lib/domain/field/device";
import { OFFLINE_DAYS } from "@/lib/domain/field/exchange";
import { SealDevice } from "./seal-device";

/** What the reader may do with a device; nothing where there is nothing to do. */
export async function DeviceActs({ line, grantId }: { readonly line: DeviceLine; readonly grantId: string }) {
  if (!line.canSeal && !line.canReportLost) return null;
  const t = await getTranslations("device");
  const { id, label, unsent, unsentPhotos } = line;
  const isEmpty = unsent + unsentPhotos === 0;
  const shared = {
    what: [
      t("what.sealed", { days: OFFLINE_DAYS }),
      t("what.wiped"),
      ...(isEmpty ? [t("what.unsentNone")] : []),
      ...(unsent === 0 ? [] : [t("what.unsent", { count: unsent })]),
      ...(unsentPhotos === 0 ? [] : [t("what.photos", { count: unsentPhotos })]),
      t("what.again"),
    ],
    cancel: t("cancel"),
    working: t("working"),
    problem: await problemLabels(),
  };
  return (
    <div className="flex flex-wrap gap-2">
      {line.canReportLost ? (
        <SealDevice
          command="device.report-lost"
          icon="triangle-alert"
          deviceId={id}
          grantId={grantId}
          words={{
            ...shared,
            label: t("report"),
            accessibleLabel: t("reportNamed", { label }),
            title: t("reportTitle"),
            done: t("reported"),
          }}
        />
      ) : null}
      {line.canSeal ? (
        <SealDevice
          command="device.revoke"
          icon="circle-x"
          deviceId={id}
          grantId={grantId}
          words={{
            ...shared,
            label: t("revoke"),
            accessibleLabel: t("revokeNamed", { label }),
            title: t("revokeTitle"),
            done: t("revoked"),
          }}
        />
      ) : null}
    </div>
  );
}
