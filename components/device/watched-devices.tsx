import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { WatchedDevice } from "@/lib/domain/field/device";
import { type DeviceSight, deviceColumns } from "./device-columns";

export interface WatchedDevicesProps {
  readonly lines: readonly WatchedDevice[];
  readonly sight: DeviceSight;
  readonly isVillage: boolean;
}

/** Devices of an area's people, the oldest unsent work first. */
export async function WatchedDevices({ lines, sight, isVillage }: WatchedDevicesProps) {
  const [t, roles] = await Promise.all([getTranslations("device"), getTranslations("roles.name")]);
  const dutyOf = ({ role, regionLabel }: WatchedDevice) => {
    const name = role === null ? "?" : roles(role);
    return isVillage ? name : t("roleIn", { role: name, region: regionLabel });
  };
  const columns = await deviceColumns<WatchedDevice>(sight, [
    {
      key: "owner",
      header: t("owner"),
      cell: (line) => (
        <>
          {line.ownerName}
          <span className="block text-sm text-muted">{dutyOf(line)}</span>
        </>
      ),
    },
  ]);
  return <DataTable caption={t("caption")} rows={lines} rowKey={({ id }) => id} columns={columns} />;
}
