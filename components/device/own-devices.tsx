import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { DeviceLine } from "@/lib/domain/field/device";
import { type DeviceSight, deviceColumns } from "./device-columns";

/** The reader's own devices, or what begins one. */
export async function OwnDevices({
  lines,
  sight,
}: {
  readonly lines: readonly DeviceLine[];
  readonly sight: DeviceSight;
}) {
  const t = await getTranslations("device");
  if (lines.length === 0)
    return (
      <EmptyState title={t("ownEmptyTitle")} icon="phone">
        {t("ownEmpty")}
      </EmptyState>
    );
  return (
    <Card flush>
      <DataTable caption={t("own")} rows={lines} rowKey={({ id }) => id} columns={await deviceColumns(sight)} />
    </Card>
  );
}
