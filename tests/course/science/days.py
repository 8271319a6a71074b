"""A series in time: resampled, shifted, rolled."""

import pandas as pd

days = pd.date_range("2024-01-01", periods=60, freq="D")
steps = pd.Series([(day.day_of_year * 37) % 101 for day in days], index=days)
print(steps.resample("W").sum().head(3).to_csv(header=False))
print(steps.rolling(7).mean().dropna().round(3).iloc[[0, -1]].tolist(), steps.diff().abs().max())
print(steps.groupby(steps.index.day_name()).mean().round(2).sort_index().to_dict())
print(round(steps.autocorr(lag=3), 6), steps.idxmax().date(), steps.quantile([0.1, 0.9]).tolist())
