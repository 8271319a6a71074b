"""What every other room of the tools needs: places, steps, hashes, the set-up of the machine."""
