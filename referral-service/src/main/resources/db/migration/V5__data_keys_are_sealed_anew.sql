-- When the keyset "home" was rotated, what an earlier key wrapped is wrapped by the one that seals now.
grant update (wrapped) on data_key to ${service_role};
