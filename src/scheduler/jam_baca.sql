select j.geser_us, j.versi from jam j
