-- Every number of the registers that number by themselves, those in the bin included.
SELECT 'signal', number FROM signal
UNION ALL SELECT 'risk_point', number FROM risk_point
UNION ALL SELECT 'screening', number FROM screening
UNION ALL SELECT 'spot_check', number FROM spot_check
UNION ALL SELECT 'spot_draw', number FROM spot_draw
UNION ALL SELECT 'direct_receipt', number FROM direct_receipt
UNION ALL SELECT 'case_lead', number FROM case_lead
UNION ALL SELECT 'talk', number FROM talk
UNION ALL SELECT 'accountability', number FROM accountability;
