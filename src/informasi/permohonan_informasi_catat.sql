insert into permohonan_informasi (berkas_id, kanal, informasi_diminta, alasan, cara_penyampaian, salinan_identitas, pencatat_id)
values (:berkas::uuid, :kanal::text, :informasi_diminta::text, :alasan::text, :cara_penyampaian::text, :salinan_identitas::uuid, :pencatat::uuid)
