import { OWNERS } from "./owner";
import { inSection, regsosek } from "./variable";

/**
 * Computed from other columns and never answered: codes and names of a region from the village code, the head's name
 * and the member count from the members, age from the birth date at the condition date.
 */
export const DERIVED_VARIABLES = [
  ...inSection({ level: "household", section: "place", owner: OWNERS.village }, [
    {
      key: "provinceCode",
      label: { id: "Kode provinsi", en: "Province code" },
      kind: "derived",
      sql: null,
      questions: regsosek("101"),
      official: ["keluarga:kode_provinsi"],
    },
    {
      key: "provinceName",
      label: { id: "Nama provinsi", en: "Province name" },
      kind: "derived",
      sql: null,
      official: ["keluarga:provinsi"],
    },
    {
      key: "regencyCode",
      label: { id: "Kode kabupaten/kota", en: "Regency or city code" },
      kind: "derived",
      sql: null,
      questions: regsosek("102"),
      official: ["keluarga:kode_kabupaten_kota"],
    },
    {
      key: "regencyName",
      label: { id: "Nama kabupaten/kota", en: "Regency or city name" },
      kind: "derived",
      sql: null,
      official: ["keluarga:kabupaten_kota"],
    },
    {
      key: "districtCode",
      label: { id: "Kode kecamatan", en: "District code" },
      kind: "derived",
      sql: null,
      questions: regsosek("103"),
      official: ["keluarga:kode_kecamatan"],
    },
    {
      key: "districtName",
      label: { id: "Nama kecamatan", en: "District name" },
      kind: "derived",
      sql: null,
      official: ["keluarga:kecamatan"],
    },
    {
      key: "villageCode",
      label: { id: "Kode desa/kelurahan", en: "Village code" },
      kind: "derived",
      sql: null,
      questions: regsosek("104"),
      official: ["keluarga:kode_kelurahan_desa"],
      sensitivity: "quasi_identifier",
    },
    {
      key: "villageName",
      label: { id: "Nama desa/kelurahan", en: "Village name" },
      kind: "derived",
      sql: null,
      official: ["keluarga:kelurahan_desa"],
      sensitivity: "quasi_identifier",
    },
    {
      key: "headName",
      label: { id: "Nama kepala keluarga", en: "Name of the head of family" },
      kind: "derived",
      sql: null,
      questions: regsosek("108"),
      official: ["keluarga:nama_anggota_keluarga"],
      sensitivity: "data_pribadi",
    },
    {
      key: "memberCount",
      label: { id: "Jumlah anggota keluarga", en: "Number of family members" },
      kind: "derived",
      sql: null,
      questions: regsosek("112"),
      official: ["keluarga:jumlah_anggota_keluarga"],
    },
  ]),
  ...inSection({ level: "household", section: "assets", owner: OWNERS.social }, [
    {
      key: "assetOwnership",
      label: { id: "Kepemilikan aset", en: "Owns any asset" },
      kind: "derived",
      sql: null,
      official: ["keluarga:kepemilikan_aset"],
    },
  ]),
  ...inSection({ level: "member", section: "demographic", owner: OWNERS.civil }, [
    {
      key: "age",
      label: { id: "Umur (tahun)", en: "Age (completed years)" },
      kind: "derived",
      sql: null,
      min: 0,
      max: 120,
      questions: regsosek("407"),
    },
    {
      key: "ktpProvinceCode",
      label: { id: "Kode provinsi sesuai KTP", en: "Province code on the identity card" },
      kind: "derived",
      sql: null,
      official: ["anggota:kode_provinsi_ktp"],
    },
    {
      key: "ktpProvinceName",
      label: { id: "Provinsi sesuai KTP", en: "Province on the identity card" },
      kind: "derived",
      sql: null,
      official: ["anggota:provinsi_ktp"],
    },
    {
      key: "ktpRegencyCode",
      label: { id: "Kode kabupaten/kota sesuai KTP", en: "Regency code on the identity card" },
      kind: "derived",
      sql: null,
      official: ["anggota:kode_kabupaten_kota_ktp"],
    },
    {
      key: "ktpRegencyName",
      label: { id: "Kabupaten/kota sesuai KTP", en: "Regency on the identity card" },
      kind: "derived",
      sql: null,
      official: ["anggota:kabupaten_kota_ktp"],
    },
    {
      key: "ktpDistrictCode",
      label: { id: "Kode kecamatan sesuai KTP", en: "District code on the identity card" },
      kind: "derived",
      sql: null,
      official: ["anggota:kode_kecamatan_ktp"],
    },
    {
      key: "ktpDistrictName",
      label: { id: "Kecamatan sesuai KTP", en: "District on the identity card" },
      kind: "derived",
      sql: null,
      official: ["anggota:kecamatan_ktp"],
    },
    {
      key: "ktpVillageName",
      label: { id: "Desa/kelurahan sesuai KTP", en: "Village on the identity card" },
      kind: "derived",
      sql: null,
      official: ["anggota:kelurahan_desa_ktp"],
    },
  ]),
];
